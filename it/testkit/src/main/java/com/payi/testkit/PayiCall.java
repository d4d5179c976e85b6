package com.payi.testkit;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call of a model that was accounted for: as an event that the application reported, or on its way through Pay-i's proxy.
 * Absent values are null, absent collections are empty.
 *
 * @param useCaseName       the use case (Pay-i: {@code use_case_name})
 * @param useCaseId         the instance of the use case
 * @param useCaseVersion    the version of the use case
 * @param useCaseStep       the step of the use case
 * @param userId            the user
 * @param accountName       the account
 * @param limitIds          the limits that the call counts against
 * @param model             the model (Pay-i: {@code resource})
 * @param properties        the properties of the request
 * @param useCaseProperties the properties of the use case
 * @param inputTokens       the sum of the input of all units
 * @param outputTokens      the sum of the output of all units
 * @param cost              what the call costs in USD by the prices of {@link FakePayi}
 * @param status            the HTTP status of the provider's answer
 * @param proxied           whether the call went through the proxy
 * @since 0.1
 */
public record PayiCall(String useCaseName, String useCaseId, Integer useCaseVersion, String useCaseStep, String userId,
        String accountName, List<String> limitIds, String model, Map<String, String> properties,
        Map<String, String> useCaseProperties, long inputTokens, long outputTokens, BigDecimal cost, Integer status,
        boolean proxied) {

    static PayiCall reported(IngestedEvent event, Prices prices) {
        long input = event.units().values().stream().mapToLong(IngestedEvent.Units::input).sum();
        long output = event.units().values().stream().mapToLong(IngestedEvent.Units::output).sum();
        return new PayiCall(event.useCaseName(), event.useCaseId(), event.useCaseVersion(), event.useCaseStep(), event.userId(),
                event.accountName(), event.limitIds(), event.resource(), event.properties(), event.useCaseProperties(), input,
                output, prices.cost(event.resource(), input, output), event.httpStatusCode(), false);
    }

    static PayiCall proxied(HttpRequestRecord request, Usage usage, int status, Prices prices) {
        String version = header(request, "xProxy-UseCase-Version");
        String model = CalledModel.of(request);
        return new PayiCall(header(request, "xProxy-UseCase-Name"), header(request, "xProxy-UseCase-ID"),
                version == null ? null : Integer.valueOf(version), header(request, "xProxy-UseCase-Step"),
                header(request, "xProxy-User-ID"), header(request, "xProxy-Account-Name"),
                IngestedEvent.split(header(request, "xProxy-Limit-IDs")), model,
                texts(request, "xProxy-Request-Properties"), texts(request, "xProxy-UseCase-Properties"), usage.input(),
                usage.output(), prices.cost(model, usage.input(), usage.output()), status, true);
    }

    /**
     * Gives the tokens of the call.
     *
     * @return the input and the output
     */
    public long tokens() {
        return inputTokens + outputTokens;
    }

    private static String header(HttpRequestRecord request, String name) {
        return request.header(name).orElse(null);
    }

    private static Map<String, String> texts(HttpRequestRecord request, String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonNode values = request.header(name).map(Json::parsed).orElseGet(Json::object);
        values.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText(null)));
        return texts;
    }
}
