package com.payi.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event that Pay-i accepted. The accessors read the same things from a single ingest, which has them partly in
 * headers, and from an item of a bulk ingest; they give null or an empty collection for what is absent.
 *
 * @param id         the query parameter {@code id}, else the body's {@code provider_response_id}, else null
 * @param bulk       whether it came in a bulk request
 * @param headers    those of its request, by name, whose case does not matter
 * @param body       the body of a single ingest, one item of a bulk ingest
 * @param receivedAt when it came
 * @since 0.1
 */
public record IngestedEvent(String id, boolean bulk, Map<String, List<String>> headers, JsonNode body, Instant receivedAt) {
    /**
     * How much of one unit was consumed.
     *
     * @param input  what went in
     * @param output what came out
     */
    public record Units(long input, long output) {}

    /**
     * A function that the model called.
     *
     * @param name      the name of the function
     * @param arguments null when the event has none
     */
    public record FunctionCall(String name, String arguments) {}

    /**
     * Copies the headers.
     *
     * @param id         the query parameter {@code id}, else the body's {@code provider_response_id}, else null
     * @param bulk       whether it came in a bulk request
     * @param headers    those of its request, by name, whose case does not matter
     * @param body       the body of a single ingest, one item of a bulk ingest
     * @param receivedAt when it came
     */
    public IngestedEvent {
        headers = HttpRequestRecord.caseInsensitive(headers);
    }

    /**
     * The use case.
     *
     * @return the value, or null
     */
    public String useCaseName() {
        return text("xProxy-UseCase-Name", "use_case_name");
    }

    /**
     * The instance of the use case.
     *
     * @return the value, or null
     */
    public String useCaseId() {
        return text("xProxy-UseCase-ID", "use_case_id");
    }

    /**
     * The version of the use case.
     *
     * @return the number, or null
     */
    public Integer useCaseVersion() {
        String version = text("xProxy-UseCase-Version", "use_case_version");
        return version == null ? null : Integer.valueOf(version);
    }

    /**
     * The step of the use case.
     *
     * @return the value, or null
     */
    public String useCaseStep() {
        return text("xProxy-UseCase-Step", "use_case_step");
    }

    /**
     * The user.
     *
     * @return the value, or null
     */
    public String userId() {
        return text("xProxy-User-ID", "user_id");
    }

    /**
     * The account.
     *
     * @return the value, or null
     */
    public String accountName() {
        return text("xProxy-Account-Name", "account_name");
    }

    /**
     * The limits.
     *
     * @return the values
     */
    public List<String> limitIds() {
        if (bulk) {
            List<String> ids = new ArrayList<>();
            body.path("limit_ids").forEach(id -> ids.add(id.asText()));
            return List.copyOf(ids);
        }
        return split(text("xProxy-Limit-IDs", ""));
    }

    /**
     * The scope of the resource.
     *
     * @return the value, or null
     */
    public String resourceScope() {
        return text("xProxy-Resource-Scope", "scope");
    }

    /**
     * The category of the resource.
     *
     * @return the value, or null
     */
    public String category() {
        return bodyText("category");
    }

    /**
     * The resource: the model.
     *
     * @return the value, or null
     */
    public String resource() {
        return bodyText("resource");
    }

    /**
     * What was consumed.
     *
     * @return the units by name
     */
    public Map<String, Units> units() {
        Map<String, Units> units = new LinkedHashMap<>();
        body.path("units").properties().forEach(unit -> units.put(unit.getKey(),
                new Units(unit.getValue().path("input").asLong(), unit.getValue().path("output").asLong())));
        return units;
    }

    /**
     * The status of the provider's answer.
     *
     * @return the number, or null
     */
    public Integer httpStatusCode() {
        return body.hasNonNull("http_status_code") ? body.get("http_status_code").asInt() : null;
    }

    /**
     * The properties of the request.
     *
     * @return the values by name
     */
    public Map<String, String> properties() {
        return texts("properties");
    }

    /**
     * The properties of the use case.
     *
     * @return the values by name
     */
    public Map<String, String> useCaseProperties() {
        return texts("use_case_properties");
    }

    /**
     * The functions that the model called.
     *
     * @return the calls
     */
    public List<FunctionCall> functionCalls() {
        List<FunctionCall> calls = new ArrayList<>();
        body.path("provider_response_function_calls").forEach(call -> calls.add(
                new FunctionCall(call.path("name").textValue(), call.path("arguments").textValue())));
        return calls;
    }

    /** The ids of a limit header, trimmed and without blanks. */
    static List<String> split(String limitIds) {
        return limitIds == null
                ? List.of()
                : Stream.of(limitIds.split(",")).map(String::strip).filter(id -> !id.isEmpty()).toList();
    }

    private String text(String header, String field) {
        if (bulk) {
            return bodyText(field);
        }
        return headers.containsKey(header) ? headers.get(header).get(0) : null;
    }

    private String bodyText(String field) {
        return body.hasNonNull(field) ? body.get(field).asText() : null;
    }

    private Map<String, String> texts(String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        body.path(field).properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().textValue()));
        return texts;
    }
}
