package com.payi.cdi.internal.core.call.streamusage;

import java.io.ByteArrayOutputStream;

import com.payi.cdi.internal.core.wire.GzipDecoder;

/**
 * Takes out of a stream of events the one that was only sent because the library asked for the usage. Every other event
 * passes as it is. What is no stream of events passes untouched.
 */
public final class UsageChunkFilter {
    private enum Kind {
        UNKNOWN, EVENTS, GZIP, OTHER
    }

    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private Kind kind = Kind.UNKNOWN;
    private EventLines events;
    private PackedStream packed;
    private byte first;
    private boolean hasFirst;

    /** The bytes that the application gets now: of these, and of those held so far. */
    public byte[] filter(byte[] bytes, int offset, int length) {
        int from = offset;
        int end = offset + length;
        while (kind == Kind.UNKNOWN && from < end) {
            begin(bytes[from]);
            from++;
        }
        take(bytes, from, end - from);
        return taken();
    }

    /** What is left when the stream ends. */
    public byte[] rest() {
        if (kind == Kind.UNKNOWN && hasFirst) {
            passed.write(first);
        } else if (kind == Kind.EVENTS) {
            events.end();
        } else if (kind == Kind.GZIP) {
            packed.end();
        }
        kind = Kind.OTHER;
        return taken();
    }

    /** A byte before it is known what the body is. */
    private void begin(byte b) {
        if (hasFirst) {
            boolean gzip = GzipDecoder.isGzip(first, b);
            kind = gzip ? Kind.GZIP : Kind.OTHER;
            packed = gzip ? new PackedStream(passed) : null;
            take(new byte[]{first, b}, 0, 2);
        } else if (GzipDecoder.isGzip(b)) {
            first = b;
            hasFirst = true;
        } else if (b == '{' || b == '[' || b == 0) {
            kind = Kind.OTHER;
            passed.write(b);
        } else if (b > ' ' || b < 0) {
            kind = Kind.EVENTS;
            events = new EventLines(passed::write);
            take(new byte[]{b}, 0, 1);
        } else {
            passed.write(b);
        }
    }

    private void take(byte[] bytes, int offset, int length) {
        if (length == 0) {
            return;
        }
        switch (kind) {
            case EVENTS -> events.accept(bytes, offset, length);
            case GZIP -> packed.accept(bytes, offset, length);
            default -> passed.write(bytes, offset, length);
        }
    }

    private byte[] taken() {
        byte[] taken = passed.toByteArray();
        passed.reset();
        return taken;
    }
}
