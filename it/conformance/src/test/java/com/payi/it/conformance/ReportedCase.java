package com.payi.it.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.Json;

/**
 * One case of {@code reported-exchanges.json}.
 *
 * @param calls         in their order
 * @param configuration of the application that makes them
 * @param distinctIds   whether the ids of the events must differ
 * @param problem       why the case cannot be run, null where it can
 */
record ReportedCase(String name, List<ReportedCall> calls, Map<String, String> configuration, boolean distinctIds,
        String problem) {

    static List<ReportedCase> read(Path file) {
        List<ReportedCase> cases = new ArrayList<>();
        Json.read(file).forEach(entry -> cases.add(one(entry)));
        return List.copyOf(cases);
    }

    private static ReportedCase one(JsonNode entry) {
        String name = entry.path("name").asText();
        try {
            Map<String, String> configuration = CaseConfiguration.of(entry.path("config"));
            boolean proxied = "true".equals(configuration.get("payi.proxy"));
            List<ReportedCall> calls = new ArrayList<>(List.of(ReportedCall.read(entry, proxied)));
            entry.path("then").forEach(call -> calls.add(ReportedCall.read(call, proxied)));
            return new ReportedCase(name, List.copyOf(calls), configuration, entry.path("distinct_ids").asBoolean(), null);
        } catch (CannotBeRun e) {
            return new ReportedCase(name, List.of(), Map.of(), false, e.getMessage());
        }
    }

    /** The expected events of all calls, in their order. */
    List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        for (ReportedCall call : calls) {
            if (call.events().isArray()) {
                call.events().forEach(events::add);
            } else if (Json.isPresent(call.events())) {
                events.add(call.events());
            }
        }
        return events;
    }
}
