package com.payi.it.conformance;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.IngestedEvent;

/** Compares the event that reports a recorded exchange with what is expected of it. */
final class ExchangeCheck {
    private static final String SYNTHETIC = "<synthetic>";
    private static final Pattern SYNTHETIC_ID = Pattern
            .compile("payi_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private ExchangeCheck() {}

    static Differences of(JsonNode expected, List<IngestedEvent> events) {
        Differences differences = new Differences();
        if (events.size() != 1) {
            differences.add("events", 1, events.size());
            return differences;
        }
        IngestedEvent event = events.get(0);
        Map<String, IngestedEvent.Units> units = units(expected.path("units"));
        if (!units.equals(event.units())) {
            differences.add("units", units, new TreeMap<>(event.units()));
        }
        same("category", expected.path("category"), event.category(), differences);
        same("resource", expected.path("resource"), event.resource(), differences);
        same("http_status_code", expected.path("http_status_code"), event.httpStatusCode(), differences);
        String id = expected.path("provider_response_id").asText();
        String found = Json.text(event.body().path("provider_response_id"));
        if (id.equals(SYNTHETIC) ? found == null || !SYNTHETIC_ID.matcher(found).matches() : !id.equals(found)) {
            differences.add("provider_response_id", id, found);
        }
        if (!sameCalls(expected.path("provider_response_function_calls"), event.functionCalls())) {
            differences.add("function calls", expected.path("provider_response_function_calls"), event.functionCalls());
        }
        return differences;
    }

    private static void same(String what, JsonNode expected, Object found, Differences differences) {
        if (!expected.asText().equals(String.valueOf(found))) {
            differences.add(what, expected.asText(), found);
        }
    }

    static Map<String, IngestedEvent.Units> units(JsonNode expected) {
        Map<String, IngestedEvent.Units> units = new TreeMap<>();
        expected.properties().forEach(unit -> units.put(unit.getKey(), new IngestedEvent.Units(
                unit.getValue().path("input").asLong(), unit.getValue().path("output").asLong())));
        return units;
    }

    private static boolean sameCalls(JsonNode expected, List<IngestedEvent.FunctionCall> found) {
        if (expected.size() != found.size()) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            if (!expected.get(i).path("name").asText().equals(found.get(i).name())
                    || !sameArguments(expected.get(i).path("arguments"), found.get(i).arguments())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameArguments(JsonNode expected, String found) {
        String wanted = Json.text(expected);
        JsonNode wantedTree = Json.parsed(wanted);
        JsonNode foundTree = Json.parsed(found);
        if (Json.isPresent(wantedTree) && Json.isPresent(foundTree)) {
            return wantedTree.equals(foundTree);
        }
        return wanted == null ? found == null : wanted.equals(found);
    }
}
