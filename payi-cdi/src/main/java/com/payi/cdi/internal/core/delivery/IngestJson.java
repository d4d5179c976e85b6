package com.payi.cdi.internal.core.delivery;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.wire.JsonText;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.Usage;

/** Writes events in the shape that they travel and are kept in. */
public final class IngestJson {
    private IngestJson() {}

    /** One event as Pay-i's bulk interface takes it, which carries everything; without line breaks. */
    static String item(IngestEvent event) {
        return JsonText.write(json -> {
            json.beginObject();
            body(json, event);
            context(json, event);
            json.endObject();
        });
    }

    /** Items as the body of a bulk request. */
    public static String array(List<OutgoingEvent> events) {
        return events.stream().map(OutgoingEvent::json).collect(Collectors.joining(",", "[", "]"));
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

    private static void context(JsonText json, IngestEvent event) throws IOException {
        for (ContextField field : ContextField.ofEvents()) {
            json.member(field.payiName(), event.context().get(field));
        }
        json.member("scope", event.resourceScope());
    }
}
