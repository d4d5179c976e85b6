package com.payi.it.conformance;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.payi.testkit.IngestedEvent;

/** Compares the events of two runs of one case, which must be the same but for times, addresses and generated ids. */
final class EventComparison {
    private static final List<String> MEMBERS = List.of("category", "resource", "units", "http_status_code",
            "provider_response_id", "provider_response_function_calls", "properties", "use_case_properties");
    /** Has the address of a fake in it. */
    private static final String FAILURE_DESCRIPTION = "system.failure.description";

    private EventComparison() {}

    static void of(List<IngestedEvent> one, List<IngestedEvent> other, Differences differences) {
        if (one.size() != other.size()) {
            differences.add("events in pieces", one.size(), other.size());
            return;
        }
        for (int i = 0; i < one.size(); i++) {
            for (String name : MEMBERS) {
                JsonNode expected = withoutAddress(one.get(i).body().path(name));
                JsonNode found = withoutAddress(other.get(i).body().path(name));
                if (!expected.equals(found) && !bothSynthetic(expected, found)) {
                    differences.add("in pieces: " + name, expected, found);
                }
            }
        }
    }

    private static JsonNode withoutAddress(JsonNode member) {
        return member.has(FAILURE_DESCRIPTION) ? ((ObjectNode) member.deepCopy()).without(FAILURE_DESCRIPTION) : member;
    }

    private static boolean bothSynthetic(JsonNode one, JsonNode other) {
        return ExchangeCheck.isSynthetic(one.textValue()) && ExchangeCheck.isSynthetic(other.textValue());
    }
}
