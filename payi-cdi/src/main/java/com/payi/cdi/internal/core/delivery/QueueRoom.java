package com.payi.cdi.internal.core.delivery;

/** What the events in memory take of what they may take. For one thread at a time. */
final class QueueRoom {
    private final int capacity;
    private final long maxBytes;
    private int count;
    private long bytes;
    /** Of the events that can be evicted; the others are being built, in flight, or wait for retry. */
    private long evictableBytes;

    QueueRoom(int capacity, long maxBytes) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
    }

    boolean isTooLarge(long eventBytes) {
        return eventBytes > maxBytes;
    }

    boolean isFor(long eventBytes) {
        return count < capacity && bytes + eventBytes <= maxBytes;
    }

    /** Whether there is room once all events are evicted that can be. */
    boolean isForWithout(int evictable, long eventBytes) {
        return count - evictable < capacity && bytes - evictableBytes + eventBytes <= maxBytes;
    }

    void take(long eventBytes) {
        count++;
        bytes += eventBytes;
    }

    void free(long eventBytes) {
        count--;
        bytes -= eventBytes;
    }

    /** An event takes more or less than before. */
    void resize(long more) {
        bytes += more;
    }

    /** More or fewer bytes can be evicted. */
    void evictable(long more) {
        evictableBytes += more;
    }
}
