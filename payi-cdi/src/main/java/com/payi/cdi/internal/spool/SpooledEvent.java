package com.payi.cdi.internal.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An event as it is kept on disk.
 *
 * @param acceptedMillis since 1970, when it was accepted
 */
public record SpooledEvent(String id, String json, long acceptedMillis) {
    byte[] toBytes() {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + Integer.BYTES + name.length + content.length)
                .putLong(acceptedMillis).putInt(name.length).put(name).put(content).array();
    }

    static SpooledEvent of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long accepted = buffer.getLong();
        byte[] name = new byte[buffer.getInt()];
        buffer.get(name);
        return new SpooledEvent(new String(name, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8.decode(buffer).toString(), accepted);
    }
}
