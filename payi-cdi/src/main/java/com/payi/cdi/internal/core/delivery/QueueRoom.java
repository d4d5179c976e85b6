package com.payi.cdi.internal.core.delivery;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What the events in memory take of what they may take: all that were ever accepted, which the newest {@link Arrival}
 * knows, without those that have left. Any thread may ask; one thread at a time may change it.
 */
final class QueueRoom {
    private final int capacity;
    private final long maxBytes;
    private final AtomicLong left = new AtomicLong();
    private final AtomicLong leftBytes = new AtomicLong();
    /** Of the events that can be evicted; the others are being built, in flight, or wait for retry. */
    private long evictable;
    private long evictableBytes;

    QueueRoom(int capacity, long maxBytes) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
    }

    boolean isTooLarge(long eventBytes) {
        return eventBytes > maxBytes;
    }

    /** Whether one more has room behind another one. */
    boolean isFor(Arrival last, long eventBytes) {
        return tooMany(last) <= 0 && tooManyBytes(last, eventBytes) <= 0;
    }

    /** How many have to leave before one more has room. */
    long tooMany(Arrival last) {
        return last.count() - left.get() + 1 - capacity;
    }

    /** How many bytes have to leave before so many more have room. */
    long tooManyBytes(Arrival last, long eventBytes) {
        return last.allBytes() - leftBytes.get() + eventBytes - maxBytes;
    }

    /** Whether there is room once all events are evicted that can be. */
    boolean isForWithoutEvictable(Arrival last, long eventBytes) {
        return tooMany(last) <= evictable && tooManyBytes(last, eventBytes) <= evictableBytes;
    }

    void free(long eventBytes) {
        leftBytes.lazySet(leftBytes.getPlain() + eventBytes);
        left.lazySet(left.getPlain() + 1);
    }

    /** An event takes more or less than before. */
    void resize(long more) {
        leftBytes.lazySet(leftBytes.getPlain() - more);
    }

    /** An event can be evicted. */
    void evictable(long eventBytes) {
        evictable++;
        evictableBytes += eventBytes;
    }

    /** An event cannot be evicted any more. */
    void notEvictable(long eventBytes) {
        evictable--;
        evictableBytes -= eventBytes;
    }
}
