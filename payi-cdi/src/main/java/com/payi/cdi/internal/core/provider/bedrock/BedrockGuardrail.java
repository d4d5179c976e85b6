package com.payi.cdi.internal.core.provider.bedrock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.reading.UnitSum;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * What Bedrock's guardrails did with a prompt: each policy is a unit, and a guardrail that intervenes is a failure of
 * the call.
 */
final class BedrockGuardrail {
    static final JsonShape REQUEST = JsonShape.of("model", "guardrailConfig.guardrailIdentifier",
            "guardrailConfig.guardrailVersion");

    private static final String HEADER = "X-Amzn-Bedrock-Guardrail";
    private static final String PROPERTY = "system.aws.bedrock.guardrail.";
    private static final Map<String, String> UNITS = unitsByPolicy();

    /** What is kept does not grow with the stream. */
    private static final int MAX_GUARDRAILS = 100;

    /** By guardrail, because a stream may repeat what a guardrail did. */
    private final Map<String, Map<String, Integer>> consumed = new LinkedHashMap<>();
    private final Map<String, String> properties = new LinkedHashMap<>();

    BedrockGuardrail(UnaryOperator<String> requestHeaders) {
        property("id", requestHeaders.apply(HEADER + "Identifier"));
        property("version", requestHeaders.apply(HEADER + "Version"));
    }

    private static Map<String, String> unitsByPolicy() {
        Map<String, String> units = new LinkedHashMap<>();
        units.put("topicPolicyUnits", "guardrail_topic");
        units.put("contentPolicyUnits", "guardrail_content");
        units.put("wordPolicyUnits", "guardrail_word_free");
        units.put("automatedReasoningPolicyUnits", "guardrail_automated_reasoning");
        units.put("sensitiveInformationPolicyUnits", "guardrail_sensitive_information");
        units.put("sensitiveInformationPolicyFreeUnits", "guardrail_sensitive_information_free");
        units.put("contextualGroundingPolicyUnits", "guardrail_contextual_grounding");
        units.put("contentPolicyImageUnits", "guardrail_content_image");
        return units;
    }

    void request(JsonTree request) {
        property("id", request.at("guardrailConfig", "guardrailIdentifier").text());
        property("version", request.at("guardrailConfig", "guardrailVersion").text());
    }

    void read(JsonTree message) {
        assessments(message.at("amazon-bedrock-trace", "guardrail", "input"));
        assessments(message.at("amazon-bedrock-trace", "guardrail", "inputAssessment"));
        assessments(message.at("trace", "guardrail", "inputAssessment"));
        assessments(message.at("metadata", "trace", "guardrail", "inputAssessment"));
        if ("INTERVENED".equals(message.at("amazon-bedrock-guardrailAction").text())) {
            intervened("INTERVENED");
        }
        String reason = message.at("stopReason").exists()
                ? message.at("stopReason").text()
                : message.at("messageStop", "stopReason").text();
        if ("guardrail_intervened".equals(reason)) {
            intervened(reason);
        }
    }

    private void assessments(JsonTree assessments) {
        for (Object guardrail : assessments.members().keySet()) {
            consumed(guardrail.toString(), assessments.at(guardrail.toString(), "invocationMetrics", "usage"));
        }
    }

    private void consumed(String guardrail, JsonTree usage) {
        if (consumed.size() == MAX_GUARDRAILS && !consumed.containsKey(guardrail)) {
            return;
        }
        Map<String, Integer> units = consumed.computeIfAbsent(guardrail, name -> new LinkedHashMap<>());
        UNITS.forEach((member, unit) -> {
            if (usage.at(member).count() > 0) {
                units.put(unit, usage.at(member).count());
            }
        });
    }

    /** The answer of a guardrail that was called by itself: that it intervenes is its result and no failure. */
    void applied(JsonTree answer) {
        consumed("", answer.at("usage"));
        property("action", answer.at("action").text());
    }

    boolean hasIntervened() {
        return properties.containsKey(PROPERTY + "action");
    }

    private void intervened(String action) {
        property("action", action);
        properties.put("system.failure", action);
        properties.put("system.failure.description", "Bedrock Guardrails intervened");
    }

    private void property(String name, String value) {
        if (value != null && !value.isBlank()) {
            properties.put(PROPERTY + name, value);
        }
    }

    Map<String, Usage.Units> addTo(Map<String, Usage.Units> tokens) {
        Map<String, Usage.Units> units = new LinkedHashMap<>(tokens);
        consumed.values().forEach(ofOne -> ofOne.forEach((unit, count) -> units.merge(unit, new Usage.Units(count, 0),
                (a, b) -> new Usage.Units(UnitSum.sum(a.input(), b.input()), 0))));
        return units;
    }

    Map<String, String> properties() {
        return properties;
    }
}
