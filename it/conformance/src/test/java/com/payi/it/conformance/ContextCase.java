package com.payi.it.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.Json;

/**
 * One case of {@code contexts.json}.
 *
 * @param bean      the class that has the annotated methods, not compiled yet
 * @param annotated the annotated steps, in the order of their methods
 * @param logs      the global switch; prompts are logged where the case has no switch, as is Pay-i's own default
 * @param problem   why the case cannot be run, null where it can
 */
record ContextCase(String name, String bean, JsonNode config, boolean logs, List<Step> steps, List<Step.Annotated> annotated,
        Map<String, JsonNode> expect, String problem) {

    static List<ContextCase> read(Path file) {
        List<ContextCase> cases = new ArrayList<>();
        for (JsonNode entry : Json.read(file)) {
            cases.add(one(entry, "ContextCase" + cases.size()));
        }
        return List.copyOf(cases);
    }

    private static ContextCase one(JsonNode entry, String bean) {
        List<Step.Annotated> annotated = new ArrayList<>();
        List<Step> steps = List.of();
        String problem = null;
        try {
            steps = Step.read(entry.path("do"), annotated);
            annotated.forEach(step -> TrackSource.check(step.with()));
        } catch (CannotBeRun e) {
            problem = e.getMessage();
        }
        Map<String, JsonNode> expect = new LinkedHashMap<>();
        entry.path("expect").properties().forEach(call -> expect.put(call.getKey(), call.getValue()));
        return new ContextCase(entry.path("name").asText(), bean, entry.path("config"),
                entry.path("log_prompt_and_response").asBoolean(true), steps, annotated, expect, problem);
    }
}
