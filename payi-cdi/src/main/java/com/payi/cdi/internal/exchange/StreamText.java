package com.payi.cdi.internal.exchange;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Splits a captured event stream into the data of its events. */
final class StreamText {
    private StreamText() {}

    static List<String> events(byte[] captured) {
        String text = new String(captured, StandardCharsets.UTF_8);
        return List.of(text.split("\\r?\\n\\r?\\n|\\r\\r")).stream().map(StreamText::data)
                .filter(data -> !data.isEmpty() && !data.equals("[DONE]")).toList();
    }

    private static String data(String event) {
        return event.lines().filter(line -> line.startsWith("data:")).map(line -> line.substring("data:".length()).strip())
                .collect(Collectors.joining("\n"));
    }
}
