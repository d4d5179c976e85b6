package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.spi.OutgoingEvent;

/** An event that waits or is on its way. Belongs to the delivering thread. */
final class QueuedEvent {
    private static final long IN_MEMORY = -1;

    private final String id;
    private final long acceptedMillis;
    private final long key;
    private final Frame frame;
    private String json;
    private boolean alone;
    private int strikes;
    private int failures;
    private long dueNanos;
    private long deliveredAtLastFailure = -1;

    private QueuedEvent(OutgoingEvent event, long acceptedMillis, Frame frame, long key) {
        this.id = event.id();
        this.json = event.json();
        this.acceptedMillis = acceptedMillis;
        this.frame = frame;
        this.key = key;
    }

    static QueuedEvent inMemory(OutgoingEvent event, long acceptedMillis, Frame frame) {
        return new QueuedEvent(event, acceptedMillis, frame, IN_MEMORY);
    }

    /** @param frame null if it is not known any more */
    static QueuedEvent onDisk(OutgoingEvent event, long acceptedMillis, Frame frame, long key) {
        return new QueuedEvent(event, acceptedMillis, frame, key);
    }

    String id() {
        return id;
    }

    /** Since 1970. */
    long acceptedMillis() {
        return acceptedMillis;
    }

    /** Null where it is not known any more who waits for the result. */
    Frame frame() {
        return frame;
    }

    /** Where the event is on disk. */
    long key() {
        return key;
    }

    boolean isOnDisk() {
        return key != IN_MEMORY;
    }

    Counters.Place place() {
        return isOnDisk() ? Counters.Place.DISK : Counters.Place.MEMORY;
    }

    /** Null while the text is on disk only. */
    String json() {
        return json;
    }

    /** Gives the text, which is on disk too, back to the memory until the event is sent again. */
    void forgetText() {
        json = null;
    }

    void text(String fromDisk) {
        json = fromDisk;
    }

    /** What the event counts for in memory; characters are one or two bytes each, mostly one. */
    int bytes() {
        return json.length();
    }

    OutgoingEvent outgoing() {
        return new OutgoingEvent(id, json);
    }

    /** Whether nobody knows if Pay-i has the event already; it then goes alone, as only single events are told apart by id. */
    boolean isAlone() {
        return alone;
    }

    void mustGoAlone() {
        alone = true;
    }

    /** When to try again, by the clock that nobody sets. */
    long dueNanos() {
        return dueNanos;
    }

    void dueAt(long nanos) {
        dueNanos = nanos;
    }

    /** How often the event has failed. */
    int failures() {
        return failures;
    }

    /** How often the event has failed while others got through. */
    int strikes() {
        return strikes;
    }

    /** Whether the event has failed since any event got through. */
    boolean hasFailedSince(long deliveredSoFar) {
        return deliveredSoFar == deliveredAtLastFailure;
    }

    /** @param deliveredSoFar of all events: tells a failure of this event from one of Pay-i */
    void failed(long deliveredSoFar) {
        failures++;
        if (!hasFailedSince(deliveredSoFar)) {
            strikes++;
            deliveredAtLastFailure = deliveredSoFar;
        }
    }
}
