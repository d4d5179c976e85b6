package com.payi.it.conformance;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.payi.it.kit.Json;

import software.amazon.eventstream.Message;
import software.amazon.eventstream.MessageDecoder;

/** The usage in a recorded answer, a document or a stream, found without the library. */
final class UsageInAnswer {
    private UsageInAnswer() {}

    /** In a stream a later number replaces an earlier one, unless it is zero. Missing if there is none. */
    static JsonNode of(byte[] body, String member) {
        ObjectNode usage = Json.object();
        for (JsonNode message : messages(body)) {
            for (JsonNode holder : List.of(message, message.path("message"), message.path("response"),
                    message.path("metadata"))) {
                holder.path(member).properties().forEach(count -> {
                    boolean later = !count.getValue().isNull() && !"0".equals(count.getValue().asText());
                    if (later || !usage.has(count.getKey())) {
                        usage.set(count.getKey(), count.getValue());
                    }
                });
            }
        }
        return usage.isEmpty() ? Json.object().path(member) : usage;
    }

    private static List<JsonNode> messages(byte[] body) {
        if (EventStreamFrames.isEventStream(body)) {
            return frames(body);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        JsonNode document = Json.parsed(text);
        if (Json.isPresent(document)) {
            List<JsonNode> elements = new ArrayList<>();
            document.forEach(elements::add);
            return document.isArray() ? elements : List.of(document);
        }
        return text.lines().filter(line -> line.startsWith("data:")).map(line -> Json.parsed(line.substring(5).strip()))
                .filter(Json::isPresent).toList();
    }

    private static List<JsonNode> frames(byte[] body) {
        List<JsonNode> messages = new ArrayList<>();
        MessageDecoder decoder = new MessageDecoder();
        decoder.feed(body);
        for (Message frame : decoder.getDecodedMessages()) {
            messages.add(Json.parsed(new String(frame.getPayload(), StandardCharsets.UTF_8)));
        }
        return messages;
    }
}
