package com.payi.it.conformance;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.payi.it.kit.Json;
import com.payi.testkit.IngestedEvent;

/** Compares the event that reports an exchange with what the case expects of it. */
final class ExchangeCheck {
    private static final List<String> MEMBERS = List.of("units", "category", "resource", "http_status_code",
            "provider_response_id", "provider_response_function_calls");
    static final String SYNTHETIC = "<synthetic>";
    private static final Pattern SYNTHETIC_ID = Pattern
            .compile("payi_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final JsonNode expected;
    private final IngestedEvent event;
    private final Differences differences = new Differences();

    private ExchangeCheck(JsonNode expected, IngestedEvent event) {
        this.expected = expected;
        this.event = event;
    }

    /** There must be one event; a member that is not expected must be absent. */
    static Differences of(JsonNode expected, List<IngestedEvent> events) {
        Differences differences = new Differences();
        if (events.size() != 1) {
            differences.add("events", 1, events.size());
            return differences;
        }
        ObjectNode all = Json.object();
        MEMBERS.forEach(all::putNull);
        expected.properties().forEach(member -> all.set(member.getKey(), member.getValue()));
        return ofMembers(all, events.get(0));
    }

    /** Compares the expected members only. */
    static Differences ofMembers(JsonNode expected, IngestedEvent event) {
        ExchangeCheck check = new ExchangeCheck(expected, event);
        expected.fieldNames().forEachRemaining(check::member);
        return check.differences;
    }

    private void member(String name) {
        JsonNode wanted = expected.get(name);
        switch (name) {
            case "units" -> same(name, units(wanted), new TreeMap<>(event.units()));
            case "provider_response_id" -> id(wanted.asText(), Json.text(event.body().path(name)));
            case "provider_response_function_calls" -> {
                if (!sameCalls(wanted, event.functionCalls())) {
                    differences.add("function calls", wanted, event.functionCalls());
                }
            }
            case "properties", "use_case_properties" -> wanted.properties().forEach(property -> same(
                    name + " " + property.getKey(), Json.text(property.getValue()),
                    Json.text(event.body().path(name).path(property.getKey()))));
            case "scope" -> same(name, Json.text(wanted), event.resourceScope());
            default -> same(name, Json.text(wanted), Json.text(event.body().path(name)));
        }
    }

    private void id(String wanted, String found) {
        if (wanted.equals(SYNTHETIC) ? !isSynthetic(found) : !wanted.equals(found)) {
            differences.add("provider_response_id", wanted, found);
        }
    }

    private void same(String what, Object wanted, Object found) {
        if (!Objects.equals(wanted, found)) {
            differences.add(what, wanted, found);
        }
    }

    /** True for an id that the library generated. */
    static boolean isSynthetic(String id) {
        return id != null && SYNTHETIC_ID.matcher(id).matches();
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
