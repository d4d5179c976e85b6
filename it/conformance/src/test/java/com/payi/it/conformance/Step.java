package com.payi.it.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** One node of what a case does. */
interface Step {
    /** A call of the annotated method of that name, and what happens below it. */
    record Annotated(String method, JsonNode with, List<Step> body) implements Step {}

    /** A context opened by the program, and what happens inside it. */
    record Programmatic(JsonNode with, List<Step> body) implements Step {}

    /** One chat call with headers of the caller's own. */
    record Call(String id, Map<String, String> headers) implements Step {}

    /**
     * @param annotated collects every annotated step, which gives each its own method
     * @throws CannotBeRun where an operation is unknown
     */
    static List<Step> read(JsonNode operations, List<Annotated> annotated) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode operation : operations) {
            steps.add(one(operation, annotated));
        }
        return List.copyOf(steps);
    }

    private static Step one(JsonNode operation, List<Annotated> annotated) {
        String name = operation.path("op").asText();
        switch (name) {
            case "track": {
                int number = annotated.size();
                // Takes its place before what is inside it does.
                annotated.add(null);
                Annotated step = new Annotated("step" + number, operation.path("with"),
                        read(operation.path("do"), annotated));
                annotated.set(number, step);
                return step;
            }
            case "context":
                return new Programmatic(operation.path("with"), read(operation.path("do"), annotated));
            case "call": {
                Map<String, String> headers = new LinkedHashMap<>();
                operation.path("headers").properties()
                        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
                return new Call(operation.path("id").asText(), headers);
            }
            default:
                throw new CannotBeRun("an operation \"" + name + "\" is not known");
        }
    }
}
