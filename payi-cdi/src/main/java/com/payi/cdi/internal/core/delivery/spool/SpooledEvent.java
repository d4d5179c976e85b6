package com.payi.cdi.internal.core.delivery.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * An event as it is kept on disk: with a check sum, because the store that it is kept in has none for its values.
 *
 * @param acceptedMillis since 1970, when it was accepted
 */
public record SpooledEvent(String id, String json, long acceptedMillis) {
    private static final int FIXED = Integer.BYTES + Long.BYTES + Integer.BYTES;

    byte[] toBytes() {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(FIXED + name.length + content.length);
        buffer.position(Integer.BYTES).putLong(acceptedMillis).putInt(name.length).put(name).put(content);
        return buffer.putInt(0, sum(buffer.array())).array();
    }

    /** @throws IllegalArgumentException if this is not what was written */
    static SpooledEvent of(byte[] bytes) {
        if (bytes.length < FIXED) {
            throw new IllegalArgumentException("an event of " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (buffer.getInt() != sum(bytes)) {
            throw new IllegalArgumentException("an event that is not what was written");
        }
        long accepted = buffer.getLong();
        byte[] name = new byte[buffer.getInt()];
        buffer.get(name);
        return new SpooledEvent(new String(name, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8.decode(buffer).toString(), accepted);
    }

    private static int sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
        return (int) sum.getValue();
    }
}
