package com.payi.it.conformance;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import com.payi.it.kit.RecordedExchange;

/** Where the events of a stream end: server-sent events, or the messages of an AWS event stream. */
final class StreamParts {
    private StreamParts() {}

    static boolean isStream(RecordedExchange exchange) {
        return exchange.response().headers().entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("content-type") && header.getValue().contains("event"));
    }

    /** The offset behind each event; the first one is zero, before all of them. */
    static List<Integer> ends(byte[] body) {
        List<Integer> ends = new ArrayList<>(List.of(0));
        int last = 0;
        while (last < body.length) {
            last = body[0] == 0 ? afterFrame(body, last) : afterBlankLine(body, last);
            ends.add(Math.min(last, body.length));
        }
        return ends;
    }

    private static int afterFrame(byte[] body, int from) {
        int length = ByteBuffer.wrap(body).getInt(from);
        if (length <= 0 || length > body.length - from) {
            throw new IllegalArgumentException("No frame begins at " + from);
        }
        return from + length;
    }

    private static int afterBlankLine(byte[] body, int from) {
        for (int i = from; i + 1 < body.length; i++) {
            boolean lineFeeds = body[i] == '\n' && body[i + 1] == '\n';
            boolean both = body[i] == '\n' && body[i + 1] == '\r' && i + 2 < body.length && body[i + 2] == '\n';
            if (lineFeeds || both) {
                return i + (both ? 3 : 2);
            }
        }
        return body.length;
    }
}
