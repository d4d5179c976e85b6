package com.payi.quarkus.deployment.devservices;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;

/**
 * Whom a call is for, as its request names it. Members that are absent are null or empty.
 *
 * @param useCaseId drawn here where a use case has no id, as Pay-i does
 */
record CallContext(String useCaseName, String useCaseId, Integer useCaseVersion, String useCaseStep, String userId,
        String accountName, List<String> limitIds, Map<?, ?> properties, Map<?, ?> useCaseProperties) {
    CallContext {
        useCaseId = useCaseName != null && useCaseId == null ? UUID.randomUUID().toString() : useCaseId;
    }

    /** Of an event on its own: the context in headers, its properties in the body. */
    static CallContext ofHeaders(UnaryOperator<String> headers, JsonTree body) {
        return ofHeaders(headers, body.at("properties").members(), body.at("use_case_properties").members());
    }

    /** Of a proxied call: all of it in headers. */
    static CallContext ofHeaders(UnaryOperator<String> headers) {
        return ofHeaders(headers, properties(headers.apply(PayiHeaders.REQUEST_PROPERTIES)),
                properties(headers.apply(PayiHeaders.USE_CASE_PROPERTIES)));
    }

    private static CallContext ofHeaders(UnaryOperator<String> headers, Map<?, ?> properties, Map<?, ?> useCaseProperties) {
        String limits = headers.apply(PayiHeaders.LIMIT_IDS);
        return new CallContext(text(headers.apply(PayiHeaders.USE_CASE_NAME)), text(headers.apply(PayiHeaders.USE_CASE_ID)),
                number(headers.apply(PayiHeaders.USE_CASE_VERSION)), text(headers.apply(PayiHeaders.USE_CASE_STEP)),
                text(headers.apply(PayiHeaders.USER_ID)), text(headers.apply(PayiHeaders.ACCOUNT_NAME)),
                limits == null
                        ? List.of()
                        : Stream.of(limits.split(",")).map(String::strip).filter(id -> !id.isEmpty()).distinct().toList(),
                properties, useCaseProperties);
    }

    /** Of an event among others. */
    static CallContext ofItem(JsonTree item) {
        List<String> limits = new ArrayList<>();
        item.at("limit_ids").elements().stream().map(JsonTree::text).filter(id -> id != null && !limits.contains(id))
                .forEach(limits::add);
        JsonTree version = item.at("use_case_version");
        return new CallContext(item.at("use_case_name").text(), item.at("use_case_id").text(),
                version.exists() ? version.count() : null, item.at("use_case_step").text(), item.at("user_id").text(),
                item.at("account_name").text(), limits, item.at("properties").members(),
                item.at("use_case_properties").members());
    }

    /** The members that Pay-i names in its result. */
    Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        put(result, "use_case_name", useCaseName);
        put(result, "use_case_id", useCaseId);
        put(result, "use_case_step", useCaseStep);
        put(result, "user_id", userId);
        put(result, "account_name", accountName);
        return result;
    }

    private static void put(Map<String, Object> result, String name, Object value) {
        if (value != null) {
            result.put(name, value);
        }
    }

    private static String text(String header) {
        return header == null || header.isBlank() ? null : header.strip();
    }

    private static Integer number(String header) {
        return text(header) == null ? null : JsonTree.of(header.strip()).count();
    }

    /** Properties in base64; what is none is left out. */
    private static Map<?, ?> properties(String header) {
        try {
            return text(header) == null
                    ? Map.of()
                    : JsonDocumentReader.whole(Base64.getDecoder().decode(header.strip().getBytes(StandardCharsets.US_ASCII)))
                            .members();
        } catch (IllegalArgumentException e) {
            return Map.of();
        }
    }
}
