package com.payi.it.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.Json;

/** Writes the bean of a case as a programmer would: one annotated method for each annotation that the case has. */
final class TrackSource {
    private static final Map<String, String> TEXTS = Map.of("use_case_name", "useCaseName", "use_case_id", "useCaseId",
            "use_case_step", "useCaseStep", "user_id", "userId", "account_name", "accountName");
    private static final Map<String, String> PLAIN = Map.of("use_case_version", "useCaseVersion", "proxy", "proxy",
            "log_prompt_and_response", "logPromptAndResponse");
    private static final Map<String, String> PROPERTIES = Map.of("request_properties", "requestProperties",
            "use_case_properties", "useCaseProperties");
    private static final String LIMIT_IDS = "limit_ids";

    private TrackSource() {}

    static String of(ContextCase of) {
        StringBuilder source = new StringBuilder()
                .append("import com.payi.cdi.Track;\n")
                .append("import jakarta.enterprise.context.ApplicationScoped;\n\n")
                .append("@ApplicationScoped\npublic class ").append(of.bean()).append(" {\n");
        for (Step.Annotated step : of.annotated()) {
            source.append("    @Track(").append(String.join(", ", members(step.with()))).append(")\n")
                    .append("    public void ").append(step.method()).append("(Runnable body) {\n")
                    .append("        body.run();\n    }\n");
        }
        return source.append("}\n").toString();
    }

    /** @throws CannotBeRun where no annotation can have this value */
    static void check(JsonNode with) {
        with.properties().forEach(member -> {
            if (PROPERTIES.containsKey(member.getKey())) {
                member.getValue().properties().forEach(property -> check(member.getKey(), property));
            } else if (!TEXTS.containsKey(member.getKey()) && !PLAIN.containsKey(member.getKey())
                    && !member.getKey().equals(LIMIT_IDS) && Json.isPresent(member.getValue())) {
                throw new CannotBeRun("@Track has no member for " + member.getKey());
            }
        });
    }

    private static void check(String member, Map.Entry<String, JsonNode> property) {
        if (property.getValue().isNull()) {
            throw new CannotBeRun("@Track cannot give the property " + property.getKey() + " of " + member
                    + " the value null; TrackContext can");
        }
        if (property.getKey().contains("=")) {
            throw new CannotBeRun("@Track cannot name a property " + property.getKey() + "; TrackContext can");
        }
    }

    private static List<String> members(JsonNode with) {
        List<String> members = new ArrayList<>();
        with.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (!Json.isPresent(value)) {
                return;
            }
            if (TEXTS.containsKey(name)) {
                members.add(TEXTS.get(name) + " = " + text(value.asText()));
            } else if (PLAIN.containsKey(name)) {
                members.add(PLAIN.get(name) + " = " + value);
            } else if (PROPERTIES.containsKey(name)) {
                members.add(PROPERTIES.get(name) + " = " + array(value.properties().stream()
                        .map(property -> property.getKey() + "=" + Json.text(property.getValue())).toList()));
            } else {
                members.add("limitIds = " + array(Json.texts(value)));
            }
        });
        return members;
    }

    private static String array(List<String> texts) {
        return texts.stream().map(TrackSource::text).collect(Collectors.joining(", ", "{", "}"));
    }

    /** Cases know no expressions: what looks like one is meant as it is. */
    private static String text(String text) {
        return literal(text.replace("${", "\\${"));
    }

    /** Control characters are written in octal: a Unicode escape of a line end would end the line. */
    static String literal(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c < ' ') {
                literal.append(String.format("\\%03o", (int) c));
            } else if (c < 0x7F) {
                literal.append(c);
            } else {
                literal.append(String.format("\\u%04x", (int) c));
            }
        }
        return literal.append('"').toString();
    }
}
