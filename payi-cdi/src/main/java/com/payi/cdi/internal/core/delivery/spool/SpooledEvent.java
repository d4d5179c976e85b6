package com.payi.cdi.internal.core.delivery.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * An event as a spool file keeps it: with a check sum, because the store below has none for its values.
 *
 * @param key where the event is in its file; negative before it is written
 * @param json an item of Pay-i's bulk interface
 * @param acceptedMillis since 1970, when the event was accepted
 * @param attempted whether it was in a request whose answer is not known: Pay-i may have the event
 */
public record SpooledEvent(long key, String id, String json, long acceptedMillis, boolean attempted) {
    private static final long NOT_WRITTEN = -1;
    private static final int FIXED = Integer.BYTES + Long.BYTES + Integer.BYTES;

    /** An event that is to be written. */
    public SpooledEvent(String id, String json, long acceptedMillis, boolean attempted) {
        this(NOT_WRITTEN, id, json, acceptedMillis, attempted);
    }

    SpooledEvent asAttempted() {
        return new SpooledEvent(key, id, json, acceptedMillis, true);
    }

    SpooledEvent withKey(long other) {
        return new SpooledEvent(other, id, json, acceptedMillis, attempted);
    }

    byte[] toBytes() {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        byte[] content = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(FIXED + name.length + content.length);
        buffer.position(Integer.BYTES).putLong(acceptedMillis).putInt(name.length).put(name).put(content);
        return buffer.putInt(0, sum(buffer.array())).array();
    }

    /** @throws IllegalArgumentException if the bytes are not what was written */
    static SpooledEvent of(long key, byte[] bytes, boolean attempted) {
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
        return new SpooledEvent(key, new String(name, StandardCharsets.UTF_8),
                StandardCharsets.UTF_8.decode(buffer).toString(), accepted, attempted);
    }

    private static int sum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes, Integer.BYTES, bytes.length - Integer.BYTES);
        return (int) sum.getValue();
    }
}
