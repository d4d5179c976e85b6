package com.payi.it.conformance;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.Json;
import com.payi.testkit.FakePayi;

/** Writes the global level of a case as configuration of an application. */
final class CaseConfiguration {
    private static final Map<String, String> VALUES = Map.of("proxy", "payi.proxy", "use_case_name", "payi.use-case-name",
            "use_case_id", "payi.use-case-id", "use_case_version", "payi.use-case-version", "user_id", "payi.user-id",
            "account_name", "payi.account-name", "global_instrumentation", "payi.global-context");
    private static final Map<String, String> MAPS = Map.of("request_properties", "payi.request-properties.",
            "use_case_properties", "payi.use-case-properties.");

    private CaseConfiguration() {}

    static Map<String, String> of(ContextCase of, FakePayi payi) {
        Map<String, String> configuration = basic(payi);
        configuration.put("payi.log-prompt-and-response", String.valueOf(of.logs()));
        configuration.putAll(of(of.config()));
        return configuration;
    }

    /** @param config by the library's own keys, or by the names of the global level */
    static Map<String, String> of(JsonNode config) {
        Map<String, String> configuration = new LinkedHashMap<>();
        config.properties().forEach(entry -> put(configuration, entry.getKey(), entry.getValue()));
        return configuration;
    }

    /** What every application needs; time enough to deliver what is queued when it ends. */
    static Map<String, String> basic(FakePayi payi) {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("payi.api-key", FakePayi.DEFAULT_API_KEY);
        configuration.put("payi.base-url", payi.uri().toString());
        configuration.put("payi.ingest.shutdown-timeout", "60000");
        return configuration;
    }

    private static void put(Map<String, String> configuration, String name, JsonNode value) {
        if (!Json.isPresent(value)) {
            return;
        }
        if (name.startsWith("payi.")) {
            configuration.put(name, value.isArray() ? String.join(",", Json.texts(value)) : Json.text(value));
        } else if (VALUES.containsKey(name)) {
            configuration.put(VALUES.get(name), literal(value.asText()));
        } else if (MAPS.containsKey(name)) {
            value.properties().forEach(property -> {
                if (property.getValue().isNull()) {
                    throw new CannotBeRun("configuration cannot give the property " + property.getKey() + " the value null");
                }
                configuration.put(MAPS.get(name) + key(property.getKey()), literal(Json.text(property.getValue())));
            });
        } else if (name.equals("limit_ids") && !value.isEmpty()) {
            configuration.put("payi.limit-ids", literal(String.join(",", Json.texts(value))));
        }
    }

    /** MicroProfile Config removes quotes around a whole name, so a name that has them gets a second pair. */
    private static String key(String property) {
        return property.startsWith("\"") && property.endsWith("\"") ? '"' + property + '"' : property;
    }

    /** Not an expression of MicroProfile Config. */
    private static String literal(String value) {
        return value.replace("${", "\\${");
    }
}
