package com.payi.cdi.internal.dialect;

import java.util.List;
import java.util.Map;

/**
 * What an answer consumed.
 *
 * @param units by Pay-i's unit name; empty where the answer named none
 * @param responseId null where the answer has none
 * @param model as the answer names it, null where it does not
 * @param resourceScope null where the answer does not tell
 * @param properties what the library adds to the request's properties
 */
public record Usage(Map<String, Units> units, List<FunctionCall> functionCalls, String responseId, String model,
        String resourceScope, Map<String, String> properties) {
    public static final Usage NONE = new Usage(Map.of(), List.of(), null, null, null, Map.of());

    /** How much of a unit went in and came out. */
    public record Units(int input, int output) {}

    /**
     * A tool that the model asked for.
     *
     * @param arguments JSON as the model wrote it, null where it wrote none
     */
    public record FunctionCall(String name, String arguments) {}
}
