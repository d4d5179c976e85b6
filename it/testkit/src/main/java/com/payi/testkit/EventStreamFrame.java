package com.payi.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** A message of AWS's event streams. */
final class EventStreamFrame {
    private static final byte STRING = 7;
    /** Total length, length of the headers, and their checksum. */
    private static final int PRELUDE = 12;
    private static final int CHECKSUM = 4;

    private EventStreamFrame() {}

    /** An event with a body of JSON. */
    static byte[] of(String type, byte[] body) {
        byte[] headers = headers(":event-type", type, ":content-type", "application/json", ":message-type", "event");
        int length = PRELUDE + headers.length + body.length + CHECKSUM;
        ByteBuffer frame = ByteBuffer.allocate(length).putInt(length).putInt(headers.length);
        frame.putInt(checksum(frame));
        frame.put(headers).put(body);
        frame.putInt(checksum(frame));
        return frame.array();
    }

    private static byte[] headers(String... namesAndValues) {
        ByteBuffer headers = ByteBuffer.allocate(256);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            byte[] name = namesAndValues[i].getBytes(StandardCharsets.UTF_8);
            byte[] value = namesAndValues[i + 1].getBytes(StandardCharsets.UTF_8);
            headers.put((byte) name.length).put(name).put(STRING).putShort((short) value.length).put(value);
        }
        byte[] bytes = new byte[headers.position()];
        headers.flip().get(bytes);
        return bytes;
    }

    /** The checksum of all that was written. */
    private static int checksum(ByteBuffer written) {
        CRC32 checksum = new CRC32();
        checksum.update(written.array(), 0, written.position());
        return (int) checksum.getValue();
    }
}
