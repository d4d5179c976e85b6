package com.payi.quarkus.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A key as the model has it that the Quarkus build makes of {@link PayiConfig} for editors.
 *
 * @param type in words
 * @param defaultValue empty where there is none
 */
record DocumentedKey(String key, String type, String defaultValue) {
    private static final String MODEL = "/META-INF/quarkus-config-doc/quarkus-config-model.json";

    /** All keys, in place of a name {@code *}. */
    static Map<String, DocumentedKey> all() throws IOException {
        Map<String, DocumentedKey> documented = new LinkedHashMap<>();
        try (InputStream json = PayiConfig.class.getResourceAsStream(MODEL)) {
            collect(new ObjectMapper().readTree(json), documented);
        }
        return documented;
    }

    private static void collect(JsonNode node, Map<String, DocumentedKey> documented) {
        String property = node.path("path").path("property").asText();
        if (node.path("@class").asText().endsWith(".ConfigProperty")) {
            String key = property.replaceAll("\"[a-z-]+\"", "*");
            documented.put(key, new DocumentedKey(key, type(node), node.path("defaultValue").asText()));
        }
        node.forEach(child -> collect(child, documented));
    }

    private static String type(JsonNode property) {
        TreeSet<String> values = new TreeSet<>();
        property.path("enumAcceptedValues").path("values").forEach(value -> values.add(value.path("configValue").asText()));
        if (!values.isEmpty()) {
            return values.stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        return switch (property.path("type").asText()) {
            case "boolean", "java.lang.Boolean" -> "boolean";
            case "int", "java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.math.BigDecimal",
                    "java.util.OptionalInt" ->
                "number";
            case "java.time.Duration" -> "duration";
            case "java.nio.file.Path" -> "file";
            case "java.net.URI" -> "URL";
            case "java.util.List" -> "list";
            case "java.lang.String", "java.util.Map" -> "text";
            default -> property.path("typeDescription").asText();
        };
    }
}
