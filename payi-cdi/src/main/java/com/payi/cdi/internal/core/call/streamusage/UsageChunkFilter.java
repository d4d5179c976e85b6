package com.payi.cdi.internal.core.call.streamusage;

import com.payi.cdi.internal.core.wire.GzipDecoder;

/**
 * Takes out of a stream of events the one that was only sent because the library asked for the usage. Every other event
 * passes as it is. What is no stream of events passes untouched.
 *
 * <p>
 * Bytes at the end of a part may be undecided. They pass, or not, with the next part.
 */
public final class UsageChunkFilter {
    private enum Kind {
        UNKNOWN, EVENTS, GZIP, OTHER
    }

    private final PassedBytes passed = new PassedBytes();
    private final UndecidedBytes undecided = new UndecidedBytes();
    private final EventLines events = new EventLines(passed);
    private Kind kind = Kind.UNKNOWN;
    /** Null unless the stream is packed. */
    private PackedStream packed;

    /** How many bytes are undecided. */
    public int undecided() {
        return undecided.length();
    }

    /** Writes the undecided bytes into an array, so that the next ones can be read behind them. */
    public void putUndecided(byte[] bytes, int offset) {
        undecided.putInto(bytes, offset);
    }

    /**
     * The bytes that the application gets now: of these, and of the undecided ones.
     *
     * @return valid until the next call
     */
    public PassedBytes filter(byte[] bytes, int offset, int length) {
        int before = undecided.length();
        return before == 0
                ? filtered(bytes, offset, length, false)
                : filtered(undecided.followedBy(bytes, offset, length), before, length, true);
    }

    /**
     * As {@link #filter}, where the undecided bytes stand in the array directly before the others, and the array may be
     * changed.
     */
    public PassedBytes filterBehindUndecided(byte[] bytes, int offset, int length) {
        return filtered(bytes, offset, length, true);
    }

    private PassedBytes filtered(byte[] bytes, int offset, int length, boolean inPlace) {
        passed.clear(inPlace);
        int left = look(bytes, offset, offset + length);
        undecided.keep(bytes, offset + length - left, left);
        return passed;
    }

    /** @return how many bytes at the end are undecided */
    private int look(byte[] bytes, int offset, int end) {
        int from = offset - undecided.length();
        if (kind == Kind.EVENTS) {
            return events.accept(bytes, offset, end - offset, undecided.length());
        }
        int begin = kind == Kind.UNKNOWN ? begin(bytes, from, end) : from;
        if (kind == Kind.UNKNOWN) {
            passed.add(bytes, from, begin);
            return end - begin;
        }
        switch (kind) {
            case EVENTS -> {
                passed.add(bytes, from, begin);
                return events.accept(bytes, begin, end - begin, 0);
            }
            case GZIP -> {
                passed.add(bytes, from, begin);
                packed.accept(bytes, begin, end - begin);
            }
            default -> passed.add(bytes, from, end);
        }
        return 0;
    }

    /** Finds out what the body is. The index where it begins; the end, or the byte before it, if that is not known yet. */
    private int begin(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && bytes[i] <= ' ' && bytes[i] > 0 && !GzipDecoder.isGzip(bytes[i])) {
            i++;
        }
        if (i == end || GzipDecoder.isGzip(bytes[i]) && i + 1 == end) {
            return i;
        }
        if (GzipDecoder.isGzip(bytes[i])) {
            kind = GzipDecoder.isGzip(bytes[i], bytes[i + 1]) ? Kind.GZIP : Kind.OTHER;
            packed = kind == Kind.GZIP ? new PackedStream(passed) : null;
        } else {
            kind = bytes[i] == '{' || bytes[i] == '[' || bytes[i] == 0 ? Kind.OTHER : Kind.EVENTS;
        }
        return i;
    }

    /** What is left when the stream ends. */
    public PassedBytes rest() {
        passed.clear(false);
        if (kind == Kind.UNKNOWN || kind == Kind.EVENTS && events.passesRest()) {
            undecided.passTo(passed);
        } else if (kind == Kind.GZIP) {
            packed.end();
        }
        kind = Kind.OTHER;
        return passed;
    }
}
