package com.payi.cdi.spi;

import java.util.List;
import java.util.Map;

/**
 * The usage of one call, as read from its answer.
 *
 * @param units the consumed units (Pay-i: {@code units}) by name, for example one of {@link com.payi.cdi.UnitNames};
 *        empty where the answer has none
 * @param functionCalls the calls of tools that the model requested
 * @param responseId the answer's id (Pay-i: {@code provider_response_id}), null where it has none
 * @param model the model in the answer, null where it has none
 * @param resourceScope where the model ran (Pay-i: {@code resource_scope}), null where the answer does not contain it
 * @param properties properties that are added to the request's, unless the application has set them
 * @since 0.1
 */
public record Usage(Map<String, Units> units, List<FunctionCall> functionCalls, String responseId, String model,
        String resourceScope, Map<String, String> properties) {
    /**
     * The counts of one unit: for text in tokens.
     *
     * @param input the count of the input, 0 or more
     * @param output the count of the output, 0 or more
     */
    public record Units(int input, int output) {}

    /**
     * A call of a tool that the model requested.
     *
     * @param name the tool's name
     * @param arguments the arguments as JSON, as the model wrote it, null where it wrote none
     */
    public record FunctionCall(String name, String arguments) {}
}
