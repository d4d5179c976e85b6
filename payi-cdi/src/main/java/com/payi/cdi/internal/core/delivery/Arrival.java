package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.internal.core.context.Frame;

/**
 * What a call hands over, from the moment it is accepted until its event is built. Each arrival knows how many were
 * accepted up to itself, and how many bytes they take. So one reference, the newest arrival, is the line of those that
 * wait, the count of all that were ever accepted, and the room that they take.
 */
final class Arrival {
    /** In place of the moment of an arrival that has not looked at the clock. */
    static final long NOT_STAMPED = Long.MIN_VALUE;

    private final EventSource source;
    private final Frame frame;
    private final int bytes;
    /** How many were accepted, with this one. Fixed once the arrival can be seen by other threads. */
    private long count;
    /** For how many bytes they count, with this one. Fixed in the same way. */
    private long allBytes;
    private long acceptedNanos;
    /** Null unless the calling thread builds it. */
    private DeliveryEvent event;
    /** The one before; for the consumer, once it has turned the line round, the one after. */
    private Arrival neighbour;

    /**
     * An arrival that is not accepted yet.
     *
     * @param frame waits for the result
     * @param bytes what it counts for until the event is written
     * @param acceptedNanos by the clock that is never set; {@link #NOT_STAMPED} leaves it to the consumer
     */
    Arrival(EventSource source, Frame frame, long bytes, long acceptedNanos) {
        this.source = source;
        this.frame = frame;
        this.bytes = (int) Math.min(Integer.MAX_VALUE, Math.max(0, bytes));
        this.acceptedNanos = acceptedNanos;
    }

    /** Stands where no arrival waits: it only remembers how many there were. Null before the first one. */
    static Arrival mark(Arrival last) {
        Arrival mark = new Arrival(null, null, 0, NOT_STAMPED);
        mark.count = last == null ? 0 : last.count;
        mark.allBytes = last == null ? 0 : last.allBytes;
        return mark;
    }

    /** Takes the place behind another one. For the thread that made this one, until others can see it. */
    void follow(Arrival last) {
        neighbour = last;
        count = last.count + 1;
        allBytes = last.allBytes + bytes;
    }

    boolean isMark() {
        return source == null;
    }

    EventSource source() {
        return source;
    }

    Frame frame() {
        return frame;
    }

    /** The calling thread builds this event, and the intake thread is not asked. Before the arrival is accepted. */
    void builtByCaller(DeliveryEvent toBuild) {
        event = toBuild;
    }

    boolean isBuiltByCaller() {
        return event != null;
    }

    /** Null unless the calling thread builds it. */
    DeliveryEvent event() {
        return event;
    }

    int bytes() {
        return bytes;
    }

    long count() {
        return count;
    }

    long allBytes() {
        return allBytes;
    }

    long acceptedNanos() {
        return acceptedNanos;
    }

    /** The consumer looks at the clock in place of the call, if that has not done it. */
    void stamp(long nanos) {
        if (acceptedNanos == NOT_STAMPED) {
            acceptedNanos = nanos;
        }
    }

    Arrival neighbour() {
        return neighbour;
    }

    void neighbour(Arrival other) {
        neighbour = other;
    }
}
