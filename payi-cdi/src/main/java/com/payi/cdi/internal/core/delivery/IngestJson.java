package com.payi.cdi.internal.core.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

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
        ContextHeaders headers = new ContextHeaders();
        int[] bodyLength = new int[1];
        String item = JsonText.write(json -> {
            json.beginObject();
            body(json, event);
            bodyLength[0] = json.length();
            context(json, event, headers);
            json.endObject();
        });
        return new EventContent(event.id(), item, new EventContent.SingleForm(bodyLength[0], headers.headers()));
    }

    private static void body(JsonText json, IngestEvent event) {
        json.member("category", event.category())
                .member("resource", event.resource());
        units(json, event.units());
        json.member("event_timestamp", text(event.timestamp()))
                .member("end_to_end_latency_ms", event.latencyMillis())
                .member("time_to_first_token_ms", event.timeToFirstTokenMillis())
                .member("time_to_first_completion_token_ms", event.timeToFirstContentMillis())
                .member("http_status_code", event.httpStatus())
                .member("properties", event.properties().isEmpty() ? null : event.properties())
                .member("use_case_properties", event.context().useCaseProperties())
                .member("provider_uri", event.providerUri());
        headers(json, "provider_request_headers", event.requestHeaders());
        json.member("provider_request_json", event.requestJson());
        headers(json, "provider_response_headers", event.responseHeaders());
        json.member("provider_response_json", response(event.responseJson()));
        functionCalls(json, event.functionCalls());
        json.member("provider_response_id", event.id());
    }

    /** As {@link Instant#toString}, without a formatter, which costs as much as all the rest. */
    private static String text(Instant timestamp) {
        OffsetDateTime time = timestamp.atOffset(ZoneOffset.UTC);
        // A time at the beginning of a minute would be written without its seconds.
        return time.getSecond() == 0 && time.getNano() == 0 ? timestamp.toString() : time.toString();
    }

    private static void headers(JsonText json, String member, Map<String, String> headers) {
        if (headers.isEmpty()) {
            return;
        }
        json.name(member).beginArray();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            json.beginObject().name("name").value(header.getKey()).name("value").value(header.getValue()).endObject();
        }
        json.endArray();
    }

    private static Object response(List<String> texts) {
        return texts == null || texts.size() != 1 ? texts : texts.get(0);
    }

    private static void units(JsonText json, Map<String, Usage.Units> units) {
        json.name("units").beginObject();
        for (Map.Entry<String, Usage.Units> unit : units.entrySet()) {
            json.name(unit.getKey()).beginObject()
                    .member("input", unit.getValue().input())
                    .member("output", unit.getValue().output())
                    .endObject();
        }
        json.endObject();
    }

    private static void functionCalls(JsonText json, List<Usage.FunctionCall> calls) {
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
    private static void context(JsonText json, IngestEvent event, ContextHeaders headers) {
        for (ContextField field : ContextField.ofEvents()) {
            context(json, field.payiName(), event.context().get(field), headers);
        }
        context(json, "scope", event.resourceScope(), headers);
    }

    private static void context(JsonText json, String member, Object value, ContextHeaders headers) {
        if (value != null) {
            json.member(member, value);
            headers.put(member, value);
        }
    }
}
