package com.payi.it.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.Json;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;

/** Compares one call, and the events that report it, with what the case expects of it. */
final class CallCheck {
    private static final String LIMIT_IDS = "xproxy-limit-ids";
    /** Added on the way, and not part of a context. */
    private static final Set<String> ROUTING = Set.of("xproxy-api-key", "xproxy-provider-baseuri");
    private static final Set<String> NOT_CONTEXT = Set.of("xproxy-api-key", "xproxy-instrumented-module");

    private final JsonNode expected;
    private final Placeholders placeholders;
    private final Differences differences = new Differences();

    private CallCheck(JsonNode expected, Placeholders placeholders) {
        this.expected = expected;
        this.placeholders = placeholders;
    }

    static Differences of(JsonNode expected, ObservedCall call, List<IngestedEvent> events, Placeholders placeholders) {
        CallCheck check = new CallCheck(expected, placeholders);
        check.sent(call);
        check.context(call.context());
        check.reported(events);
        return check.differences;
    }

    private void sent(ObservedCall call) {
        if (call.sent().size() != 1) {
            differences.add("requests", 1, call.sent().size());
            return;
        }
        headers("provider header", expected.path("provider_headers"), payiHeaders(call.sent().get(0), ROUTING));
        expected.path("passed_through").properties().forEach(header -> {
            String found = call.atProvider().isEmpty() ? null : call.atProvider().get(0).header(header.getKey()).orElse(null);
            if (!header.getValue().asText().equals(found)) {
                differences.add("header " + header.getKey(), header.getValue(), found);
            }
        });
    }

    private void context(JsonNode found) {
        JsonNode wanted = expected.path("context");
        for (String name : names(wanted, found)) {
            boolean same = name.equals("limit_ids")
                    ? Set.copyOf(Json.texts(wanted.path(name))).equals(Set.copyOf(Json.texts(found.path(name))))
                    : wanted.has(name) == found.has(name) && same(wanted.path(name), found.path(name));
            if (!same) {
                differences.add("context " + name, Json.text(wanted.path(name)), Json.text(found.path(name)));
            }
        }
    }

    private void reported(List<IngestedEvent> events) {
        boolean wanted = expected.has("ingest_headers");
        if (events.size() != (wanted ? 1 : 0)) {
            differences.add("events", wanted ? 1 : 0, events.size());
        } else if (wanted) {
            reported(events.get(0));
        }
    }

    private void reported(IngestedEvent event) {
        headers("event header", expected.path("ingest_headers"), contextOf(event));
        JsonNode body = expected.path("ingest_body");
        text("event category", body.path("category"), event.category());
        text("event resource", body.path("resource"), event.resource());
        properties("event property", body.path("properties"), event.body().path("properties"));
        properties("event use case property", body.path("use_case_properties"), event.body().path("use_case_properties"));
        boolean logged = event.body().hasNonNull("provider_request_json");
        if (expected.has("logs_prompt") && logged != expected.get("logs_prompt").asBoolean()) {
            differences.add("prompt in the event", expected.get("logs_prompt"), logged);
        }
    }

    private void text(String what, JsonNode wanted, String found) {
        if (Json.isPresent(wanted) && !placeholders.matches(wanted.asText(), found)) {
            differences.add(what, wanted.asText(), found);
        }
    }

    /** The library adds properties of its own, under names that are reserved for it. */
    private void properties(String what, JsonNode wanted, JsonNode found) {
        for (String name : names(wanted, found)) {
            boolean own = !wanted.has(name) && (name.startsWith("payi.") || name.startsWith("system."));
            if (!own && !(wanted.has(name) == found.has(name) && same(wanted.path(name), found.path(name)))) {
                differences.add(what + " " + name, shown(wanted, name), shown(found, name));
            }
        }
    }

    private void headers(String what, JsonNode wanted, Map<String, String> found) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        wanted.properties().forEach(header -> byName.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        Set<String> names = new TreeSet<>(byName.keySet());
        names.addAll(found.keySet());
        for (String name : names) {
            JsonNode value = byName.get(name);
            if (value == null || !found.containsKey(name) || !sameHeader(name, value, found.get(name))) {
                differences.add(what + " " + name, value, found.get(name));
            }
        }
    }

    private boolean sameHeader(String name, JsonNode wanted, String found) {
        if (wanted.has("base64_json")) {
            return sameMembers(wanted.get("base64_json"), Json.parsed(decoded(found)));
        }
        return name.equals(LIMIT_IDS) ? ids(wanted.asText()).equals(ids(found)) : placeholders.matches(wanted.asText(), found);
    }

    private boolean same(JsonNode wanted, JsonNode found) {
        if (wanted.isContainerNode() || found.isContainerNode()) {
            return sameMembers(wanted, found);
        }
        return placeholders.matches(Json.text(wanted), Json.text(found));
    }

    private boolean sameMembers(JsonNode wanted, JsonNode found) {
        if (!wanted.isObject() || !found.isObject()) {
            return wanted.equals(found);
        }
        return names(wanted, found).stream()
                .allMatch(name -> wanted.has(name) && found.has(name) && same(wanted.get(name), found.get(name)));
    }

    private static Map<String, String> payiHeaders(HttpRequestRecord request, Set<String> without) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("xproxy-") && !without.contains(lower)) {
                headers.put(lower, String.join(", ", values));
            }
        });
        return headers;
    }

    /** An item of a bulk request carries in its body what is headers elsewhere. */
    private static Map<String, String> contextOf(IngestedEvent event) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (!event.bulk()) {
            event.headers().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
            headers.keySet().removeIf(name -> !name.startsWith("xproxy-") || NOT_CONTEXT.contains(name));
            return headers;
        }
        headers.put(LIMIT_IDS, event.limitIds().isEmpty() ? null : String.join(",", event.limitIds()));
        headers.put("xproxy-usecase-name", event.useCaseName());
        headers.put("xproxy-usecase-id", event.useCaseId());
        headers.put("xproxy-usecase-version", event.useCaseVersion() == null ? null : event.useCaseVersion().toString());
        headers.put("xproxy-usecase-step", event.useCaseStep());
        headers.put("xproxy-user-id", event.userId());
        headers.put("xproxy-account-name", event.accountName());
        headers.put("xproxy-resource-scope", event.resourceScope());
        headers.values().removeIf(value -> value == null);
        return headers;
    }

    private static Set<String> names(JsonNode one, JsonNode other) {
        Set<String> names = new TreeSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> ids(String header) {
        return List.of(header.split(",")).stream().map(String::strip).collect(Collectors.toSet());
    }

    private static String shown(JsonNode object, String name) {
        return object.has(name) ? object.get(name).toString() : null;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
