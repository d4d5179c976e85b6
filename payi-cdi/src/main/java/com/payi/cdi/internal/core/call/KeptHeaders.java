package com.payi.cdi.internal.core.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The headers of a call that may be reported: those on this list and no others. Everything else may be a credential, a
 * cookie or the name of a person.
 */
final class KeptHeaders {
    private static final List<String> OF_REQUEST = List.of("anthropic-version", "anthropic-beta", "openai-beta",
            "x-ms-useragent", "x-amzn-bedrock-guardrailidentifier", "x-amzn-bedrock-guardrailversion",
            "x-amzn-bedrock-performanceconfig-latency");
    private static final List<String> OF_ANSWER = List.of("x-request-id", "request-id", "x-amzn-requestid", "apim-request-id",
            "x-ms-region", "x-ms-deployment-name", "openai-processing-ms", "openai-version", "openai-model",
            "x-ratelimit-limit-requests", "x-ratelimit-limit-tokens", "x-ratelimit-remaining-requests",
            "x-ratelimit-remaining-tokens", "anthropic-ratelimit-requests-remaining", "anthropic-ratelimit-tokens-remaining",
            "retry-after", "x-amzn-bedrock-invocation-latency", "x-amzn-bedrock-input-token-count",
            "x-amzn-bedrock-output-token-count", "x-amzn-bedrock-cache-read-input-token-count",
            "x-amzn-bedrock-cache-write-input-token-count", "x-amzn-bedrock-service-tier",
            "x-amzn-bedrock-performanceconfig-latency");

    private KeptHeaders() {}

    static Map<String, String> ofRequest(UnaryOperator<String> headers) {
        return kept(OF_REQUEST, headers);
    }

    static Map<String, String> ofAnswer(UnaryOperator<String> headers) {
        return kept(OF_ANSWER, headers);
    }

    private static Map<String, String> kept(List<String> names, UnaryOperator<String> headers) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : names) {
            String value = headers.apply(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }
}
