package com.payi.cdi.internal.core.call.streamusage;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * Takes out of a stream of events the one that was only sent because the library asked for the usage. An event is held
 * until it is whole, then it passes as it is or not at all; one that carries anything else passes always.
 */
public final class UsageChunkFilter {
    private static final int LONGEST_EVENT = 1024 * 1024;
    private static final byte[] NOTHING = {};
    private static final JsonShape SHAPE = JsonShape.of("choices", "usage");

    private final ByteArrayOutputStream event = new ByteArrayOutputStream();
    private int lineLength;
    private boolean begun;
    private boolean passing;

    /** The bytes that the application gets now: of these, and of those held so far. */
    public byte[] filter(byte[] bytes, int offset, int length) {
        ByteArrayOutputStream passed = new ByteArrayOutputStream(length);
        for (int i = offset; i < offset + length; i++) {
            if (passing) {
                passed.write(bytes, i, offset + length - i);
                break;
            }
            take(bytes[i], passed);
        }
        return passed.toByteArray();
    }

    /** What is left when the stream ends. */
    public byte[] rest() {
        byte[] rest = event.toByteArray();
        event.reset();
        return rest.length == 0 ? NOTHING : rest;
    }

    private void take(byte b, ByteArrayOutputStream passed) {
        event.write(b);
        if (b == '\n') {
            if (lineLength == 0) {
                end(passed);
            }
            lineLength = 0;
        } else if (b != '\r') {
            lineLength++;
        }
        boolean noEvents = !begun && (b == '{' || b == '[' || b == 0x1F || b == 0);
        begun |= b > ' ';
        if (noEvents || event.size() > LONGEST_EVENT) {
            passing = true;
            passed.writeBytes(rest());
        }
    }

    private void end(ByteArrayOutputStream passed) {
        byte[] whole = rest();
        if (!hasUsageOnly(whole)) {
            passed.writeBytes(whole);
        }
    }

    private static boolean hasUsageOnly(byte[] event) {
        // Most events are recognized by what they do not have, without being parsed.
        if (!new String(event, StandardCharsets.ISO_8859_1).contains("\"usage\"")) {
            return false;
        }
        boolean[] usageOnly = new boolean[1];
        MessageReader reader = new MessageReader(SHAPE, message -> usageOnly[0] = isUsageOnly(message));
        reader.accept(event, 0, event.length);
        reader.end();
        return usageOnly[0];
    }

    private static boolean isUsageOnly(JsonTree message) {
        return message.at("usage").isObject() && message.at("choices").exists() && message.at("choices").elements().isEmpty();
    }
}
