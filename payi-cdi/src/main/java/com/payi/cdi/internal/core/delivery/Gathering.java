package com.payi.cdi.internal.core.delivery;

/**
 * How much is to gather before it is sent.
 *
 * @param events that many, or
 * @param bytes that many of them
 */
record Gathering(long events, long bytes) {
    /** Nothing gathers. */
    static final Gathering ONE = new Gathering(1, Long.MAX_VALUE);

    boolean isMetBy(long gatheredEvents, long gatheredBytes) {
        return gatheredEvents >= events || gatheredBytes >= bytes;
    }

    /** What is missing when some have gathered; at least one event. */
    Gathering after(long gatheredEvents, long gatheredBytes) {
        return new Gathering(Math.max(1, events - gatheredEvents), Math.max(1, bytes - gatheredBytes));
    }
}
