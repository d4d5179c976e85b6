package com.payi.cdi.internal.core.delivery;

import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.wire.JsonText;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.Usage;

/** Writes events as items of Pay-i's bulk interface: the shape that they travel and are kept in, without line breaks. */
final class IngestJson {
    private static final EventMember[] MEMBERS = EventMember.values();

    private IngestJson() {}

    static OutgoingEvent content(IngestEvent event) {
        JsonText json = new JsonText().beginObject();
        // A loop and a list of members: the compiler has one place to compile, and not one for each member.
        for (EventMember member : MEMBERS) {
            json.member(member.jsonName(), member.of(event));
        }
        for (ContextField field : ContextField.ofEvents()) {
            json.member(field.payiName(), event.context().get(field));
        }
        units(json, event.units());
        headers(json, "provider_request_headers", event.requestHeaders());
        headers(json, "provider_response_headers", event.responseHeaders());
        functionCalls(json, event.functionCalls());
        return new OutgoingEvent(event.id(), json.endObject().toString());
    }

    private static void headers(JsonText json, String member, Map<String, String> headers) {
        if (headers.isEmpty()) {
            return;
        }
        json.name(member).beginArray();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            json.beginObject().member("name", header.getKey()).member("value", header.getValue()).endObject();
        }
        json.endArray();
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
}
