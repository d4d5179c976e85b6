package com.payi.cdi.internal.core.delivery;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.wire.JsonText;
import com.payi.cdi.spi.Usage;

/** Writes events in the shape that they travel and are kept in. */
final class IngestJson {
    private IngestJson() {}

    /**
     * Writes an event once: as an item of the bulk interface, without line breaks, and how that becomes a single
     * request.
     */
    static EventContent content(IngestEvent event) {
        String body = JsonText.write(json -> {
            json.beginObject();
            body(json, event);
            json.endObject();
        });
        Map<String, Object> context = context(event);
        ContextHeaders headers = new ContextHeaders();
        context.forEach(headers::put);
        return new EventContent(event.id(), joined(body, context),
                new EventContent.SingleForm(body.length() - 1, headers.headers()));
    }

    private static String joined(String body, Map<String, Object> context) {
        if (context.isEmpty()) {
            return body;
        }
        String members = JsonText.write(json -> json.value(context));
        return new StringBuilder(body.length() + members.length()).append(body, 0, body.length() - 1).append(',')
                .append(members, 1, members.length()).toString();
    }

    private static void body(JsonText json, IngestEvent event) throws IOException {
        json.member("category", event.category())
                .member("resource", event.resource());
        units(json, event.units());
        json.member("event_timestamp", event.timestamp())
                .member("end_to_end_latency_ms", event.latencyMillis())
                .member("time_to_first_token_ms", event.timeToFirstTokenMillis())
                .member("time_to_first_completion_token_ms", event.timeToFirstContentMillis())
                .member("http_status_code", event.httpStatus())
                .member("properties", event.properties().isEmpty() ? null : event.properties())
                .member("use_case_properties", event.context().useCaseProperties())
                .member("provider_uri", event.providerUri())
                .member("provider_request_headers", headers(event.requestHeaders()))
                .member("provider_request_json", event.requestJson())
                .member("provider_response_headers", headers(event.responseHeaders()))
                .member("provider_response_json", response(event.responseJson()));
        functionCalls(json, event.functionCalls());
        json.member("provider_response_id", event.id());
    }

    /** Null for none. */
    private static List<Map<String, String>> headers(Map<String, String> headers) {
        return headers.isEmpty()
                ? null
                : headers.entrySet().stream()
                        .map(header -> Map.of("name", header.getKey(), "value", header.getValue())).toList();
    }

    private static Object response(List<String> texts) {
        return texts == null || texts.size() != 1 ? texts : texts.get(0);
    }

    private static void units(JsonText json, Map<String, Usage.Units> units) throws IOException {
        json.name("units").beginObject();
        for (Map.Entry<String, Usage.Units> unit : units.entrySet()) {
            json.name(unit.getKey()).beginObject()
                    .member("input", unit.getValue().input())
                    .member("output", unit.getValue().output())
                    .endObject();
        }
        json.endObject();
    }

    private static void functionCalls(JsonText json, List<Usage.FunctionCall> calls) throws IOException {
        if (calls.isEmpty()) {
            return;
        }
        json.name("provider_response_function_calls").beginArray();
        for (Usage.FunctionCall call : calls) {
            json.beginObject().member("name", call.name()).member("arguments", call.arguments()).endObject();
        }
        json.endArray();
    }

    /** What a single request carries as headers, by the names that the bulk interface has for it. */
    private static Map<String, Object> context(IngestEvent event) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (ContextField field : ContextField.ofEvents()) {
            members.put(field.payiName(), event.context().get(field));
        }
        members.put("scope", event.resourceScope());
        members.values().removeIf(Objects::isNull);
        return members;
    }
}
