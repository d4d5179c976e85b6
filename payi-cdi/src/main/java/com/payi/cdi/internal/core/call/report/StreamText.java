package com.payi.cdi.internal.core.call.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.JsonShape;

/** Splits a captured stream into the texts of its messages. */
final class StreamText {
    private StreamText() {}

    static List<String> messages(byte[] captured) {
        String text = new String(captured, StandardCharsets.UTF_8);
        boolean documents = captured[0] == 0 || text.stripLeading().startsWith("[");
        return documents ? documents(captured) : events(text);
    }

    /** Server-sent events: their data as it was sent. */
    private static List<String> events(String text) {
        return List.of(text.split("\\r?\\n\\r?\\n|\\r\\r")).stream().map(StreamText::data)
                .filter(data -> !data.isEmpty() && !data.equals("[DONE]")).toList();
    }

    private static String data(String event) {
        return event.lines().filter(line -> line.startsWith("data:")).map(line -> line.substring("data:".length()).strip())
                .collect(Collectors.joining("\n"));
    }

    /** The messages of an AWS event stream or of a JSON array: not text by themselves, so written anew. */
    private static List<String> documents(byte[] captured) {
        List<String> documents = new ArrayList<>();
        MessageReader reader = new MessageReader(JsonShape.everything(), message -> documents.add(message.toJson()));
        reader.accept(captured, 0, captured.length);
        reader.end();
        return documents;
    }
}
