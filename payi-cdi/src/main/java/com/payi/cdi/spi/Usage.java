package com.payi.cdi.spi;

import java.util.List;
import java.util.Map;

/**
 * What an answer consumed.
 *
 * @param units by Pay-i's unit name, for example one of {@link com.payi.cdi.UnitNames}; empty where the answer named none
 * @param functionCalls the tools that the model asked for
 * @param responseId the answer's id (Pay-i: {@code provider_response_id}), null where it has none
 * @param model as the answer names it, null where it does not
 * @param resourceScope where the model ran (Pay-i: {@code resource_scope}), null where the answer does not tell
 * @param properties what is added to the request's properties, where the application has not set them
 * @since 0.1
 */
public record Usage(Map<String, Units> units, List<FunctionCall> functionCalls, String responseId, String model,
        String resourceScope, Map<String, String> properties) {
    /**
     * How much of a unit went in and came out, for text in tokens.
     *
     * @param input what went in, 0 or more
     * @param output what came out, 0 or more
     */
    public record Units(int input, int output) {}

    /**
     * A tool that the model asked for.
     *
     * @param name the tool's name
     * @param arguments JSON as the model wrote it, null where it wrote none
     */
    public record FunctionCall(String name, String arguments) {}
}
