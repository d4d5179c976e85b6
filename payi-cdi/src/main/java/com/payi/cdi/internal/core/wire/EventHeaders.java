package com.payi.cdi.internal.core.wire;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The headers of one message of an AWS event stream. A header is: the length of its name, its name, its type, its
 * value. Of many headers, only the first ones are looked at.
 */
final class EventHeaders implements ByteSink {
    private static final int MAX_BYTES = 4096;
    private static final String TYPE = ":message-type";
    private static final String EVENT = "event";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);

    @Override
    public void accept(byte[] more, int offset, int length) {
        bytes.write(more, offset, Math.min(length, MAX_BYTES - bytes.size()));
    }

    /** Whether the message is an exception or an error. */
    boolean isFailure() {
        String type = type(ByteBuffer.wrap(bytes.toByteArray()));
        return type != null && !type.equals(EVENT);
    }

    /** Null if there is none. */
    private static String type(ByteBuffer headers) {
        try {
            while (headers.hasRemaining()) {
                String name = text(headers, headers.get() & 0xFF);
                int type = headers.get();
                if (type == 7 && name.equals(TYPE)) {
                    return text(headers, headers.getShort() & 0xFFFF);
                }
                headers.position(headers.position() + size(type, headers));
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            // The headers are cut, or not what AWS describes.
            return null;
        }
        return null;
    }

    private static String text(ByteBuffer headers, int length) {
        byte[] text = new byte[length];
        headers.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    /** Of a value: boolean (in the type itself), byte, short, integer, long, bytes, text, time, UUID. */
    private static int size(int type, ByteBuffer headers) {
        return switch (type) {
            case 0, 1 -> 0;
            case 2 -> 1;
            case 3 -> 2;
            case 4 -> 4;
            case 5, 8 -> 8;
            case 6, 7 -> headers.getShort() & 0xFFFF;
            case 9 -> 16;
            default -> throw new IllegalArgumentException("type " + type);
        };
    }
}
