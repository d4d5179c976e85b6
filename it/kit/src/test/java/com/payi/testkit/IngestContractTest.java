package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.payi.it.kit.SharedFiles;

/** What the contract finds, and that its copy in code finds the same as the OpenAPI file. */
class IngestContractTest {
    private static final String FULL = """
            {"category":"system.openai","units":{"text":{"input":1,"output":2147483647},"vision":{},"audio":{"input":0}},
             "resource":"gpt-4o-mini","event_timestamp":"2026-01-02T03:04:05.678901+00:00","end_to_end_latency_ms":-1,
             "time_to_first_token_ms":null,"time_to_first_completion_token_ms":3,"http_status_code":299,
             "provider_uri":"https://api.openai.com/v1","provider_request_reasoning_json":"x","provider_request_json":"{}",
             "provider_request_headers":[{"name":"a","value":null},{"name":"b"}],"provider_response_json":["a","b"],
             "provider_response_headers":[{"name":"a","value":"b"}],"provider_response_id":"id",
             "provider_response_function_calls":[{"name":"f","arguments":"{}"},{"name":"g","arguments":null}],
             "properties":{"a":"b","c":null},"use_case_properties":{}}""";

    static Stream<Arguments> mutations() {
        return Stream.of(
                // member, value or null to remove it, what is found
                mutation("category", null, "body /category", "required"),
                mutation("category", "\"\"", "body /category", "minLength"),
                mutation("category", "null", "body /category", "type"),
                mutation("category", "5", "body /category", "type"),
                mutation("units", null, "body /units", "required"),
                mutation("units", "[]", "body /units", "type"),
                mutation("units", "null", "body /units", "type"),
                mutation("units", "{}"),
                mutation("units", "{\"text\":3}", "body /units/text", "type"),
                mutation("units", "{\"text\":{\"input\":-1}}", "body /units/text/input", "minimum"),
                mutation("units", "{\"text\":{\"input\":2147483648}}", "body /units/text/input", "maximum"),
                mutation("units", "{\"text\":{\"output\":99999999999999999999}}", "body /units/text/output", "maximum"),
                mutation("units", "{\"text\":{\"output\":null}}", "body /units/text/output", "type"),
                mutation("units", "{\"text\":{\"output\":\"1\"}}", "body /units/text/output", "type"),
                mutation("units", "{\"text\":{\"output\":1.5}}", "body /units/text/output", "type"),
                mutation("units", "{\"text\":{\"in\":1}}", "body /units/text/in", "additionalProperties"),
                mutation("http_status_code", "\"200\"", "body /http_status_code", "type"),
                mutation("http_status_code", "-2147483649", "body /http_status_code", "minimum"),
                mutation("http_status_code", "null"),
                mutation("event_timestamp", "\"yesterday\"", "body /event_timestamp", "format"),
                mutation("event_timestamp", "\"2026-01-02T03:04:05\"", "body /event_timestamp", "format"),
                mutation("event_timestamp", "\"2026-01-02T03:04Z\"", "body /event_timestamp", "format"),
                mutation("event_timestamp", "\"2026-02-31T03:04:05Z\"", "body /event_timestamp", "format"),
                mutation("event_timestamp", "\"2026-01-02T03:04:05Z\""),
                mutation("event_timestamp", "1767323045", "body /event_timestamp", "type"),
                mutation("event_timestamp", "null"),
                mutation("properties", "{\"a\":1}", "body /properties/a", "type"),
                mutation("properties", "{\"a\":{}}", "body /properties/a", "type"),
                mutation("properties", "null"),
                mutation("use_case_properties", "[\"a\"]", "body /use_case_properties", "type"),
                mutation("provider_response_json", "\"text\""),
                mutation("provider_response_json", "null"),
                mutation("provider_response_json", "{}", "body /provider_response_json", "oneOf"),
                mutation("provider_response_json", "[1]", "body /provider_response_json", "oneOf"),
                mutation("provider_response_function_calls", "[{\"arguments\":\"{}\"}]",
                        "body /provider_response_function_calls/0/name", "required"),
                mutation("provider_response_function_calls", "[{\"name\":\"\",\"arguments\":{}}]",
                        "body /provider_response_function_calls/0/name", "minLength",
                        "body /provider_response_function_calls/0/arguments", "type"),
                mutation("provider_response_headers", "[{\"name\":\"a\"},{\"name\":\"b\",\"values\":\"\"}]",
                        "body /provider_response_headers/1/values", "additionalProperties"),
                mutation("provider_request_headers", "{\"a\":\"b\"}", "body /provider_request_headers", "type"),
                mutation("user_id", "\"u\"", "body /user_id", "additionalProperties"),
                mutation("units", "{\"a/b\":{\"c/d\":1,\"input\":-1}}", "body /units/a~1b/c~1d", "additionalProperties",
                        "body /units/a~1b/input", "minimum"),
                mutation("a/b~c", "1", "body /a~1b~0c", "additionalProperties"));
    }

    static Stream<Arguments> bulkMutations() {
        return Stream.of(
                mutation("user_id", "\"u\""),
                mutation("user_id", "7", "body /user_id", "type"),
                mutation("limit_ids", "[\"a\",\"b\"]"),
                mutation("limit_ids", "\"a,b\"", "body /limit_ids", "type"),
                mutation("limit_ids", "[\"a\",2]", "body /limit_ids/1", "type"),
                mutation("use_case_version", "3"),
                mutation("use_case_version", "\"3\"", "body /use_case_version", "type"),
                mutation("use_case_version", "2147483648", "body /use_case_version", "maximum"),
                mutation("scope", "\"global\""),
                mutation("resource_scope", "\"global\"", "body /resource_scope", "additionalProperties"),
                mutation("units", null, "body /units", "required"));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void findsInAnEvent(String member, String value, List<Finding> expected) {
        JsonNode event = mutated(member, value);

        assertThat(new CodedContract().event(event)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(openApi().event(event)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("bulkMutations")
    void findsInABulkItem(String member, String value, List<Finding> expected) {
        JsonNode item = mutated(member, value);

        assertThat(new CodedContract().bulkItem(item)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(openApi().bulkItem(item)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void findsInParameters(String version, boolean valid) {
        HttpRequestRecord request = new HttpRequestRecord("POST", "/api/v1/ingest?id=1",
                Map.of("xproxy-usecase-version", List.of(version), "xProxy-User-ID", List.of("")), new byte[0]);
        List<Finding> expected = valid ? List.of() : List.of(new Finding("header xProxy-UseCase-Version", "type"));

        assertThat(new CodedContract().parameters(request)).containsExactlyElementsOf(expected);
        assertThat(openApi().parameters(request)).containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> versions() {
        return Stream.of(Arguments.of("3", true), Arguments.of("0", true), Arguments.of("-3", true),
                Arguments.of("3.0", false), Arguments.of("v3", false), Arguments.of("", false));
    }

    @Test
    void findsThatABodyIsNoObject() {
        for (String body : List.of("[]", "null", "\"text\"", "1")) {
            assertThat(new CodedContract().event(Json.read(body))).containsExactly(Finding.body("", "type"));
            assertThat(openApi().event(Json.read(body))).containsExactly(Finding.body("", "type"));
        }
    }

    @Test
    void acceptsEveryFieldOfTheContract() {
        assertThat(new CodedContract().event(Json.read(FULL))).isEmpty();
        assertThat(openApi().event(Json.read(FULL))).isEmpty();
    }

    @Test
    void theFakeChecksByTheOpenApiFileWhereThereIsOne() {
        assertThat(openApi()).isNotNull();
        assertThat(IngestContract.find()).isInstanceOf(OpenApiContract.class);
    }

    private static OpenApiContract openApi() {
        Optional<Path> file = SharedFiles.find("payi.openapi.file", "reference/pay-i-ingest.openapi.json");
        assumeTrue(file.isPresent(), "Skipped: the OpenAPI file is not there; let payi.openapi.file name it");
        return new OpenApiContract(file.get());
    }

    private static JsonNode mutated(String member, String value) {
        ObjectNode event = (ObjectNode) Json.read(FULL);
        if (value == null) {
            event.remove(member);
        } else {
            event.set(member, Json.read(value));
        }
        return event;
    }

    private static Arguments mutation(String member, String value, String... fieldsAndRules) {
        List<Finding> expected = new ArrayList<>();
        for (int i = 0; i < fieldsAndRules.length; i += 2) {
            expected.add(new Finding(fieldsAndRules[i], fieldsAndRules[i + 1]));
        }
        return Arguments.of(member, value, expected);
    }
}
