package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.spool.JournalPosition;
import com.payi.cdi.internal.core.delivery.spool.SpooledEvent;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * One event from the call to its final state. Each change of state is checked, and is counted in the same step; a
 * change that is not allowed is reported, ignored and answered with false. An event belongs to one thread at a time: to
 * the intake thread or to a caller's that builds it, and then to the delivering thread, or to a caller's thread that
 * evicts it from the queue.
 */
final class DeliveryEvent {
    private static final long IN_MEMORY = -1;

    private final Counters counters;
    private final long acceptedMillis;
    private final long acceptedNanos;
    private final long estimatedBytes;
    /** Null where it is not known any more which frame waits for the result. */
    private final Frame frame;
    /** Null where nothing waits for what becomes of the event. */
    private final EventEnd end;
    private EventState state;
    /** Null before the event is built. */
    private String id;
    /** Null once the event is built. */
    private EventSource source;
    /** Null before the event is built, and while its text is on disk only. */
    private String json;
    private long key = IN_MEMORY;
    /** Null unless the event is in the journal. */
    private JournalPosition journaled;
    private boolean reachedDisk;
    private long contextBytes;
    private long bytes;
    private boolean lostOnDisk;
    private Attempts attempts = Attempts.NONE;
    private long dueNanos;
    private boolean resultNeeded;
    /** Null where nothing counts the results of such events. */
    private ResultTally tally;
    private boolean score;

    private DeliveryEvent(Counters counters, EventState state, String id, long acceptedMillis, long acceptedNanos,
            long estimatedBytes, Frame frame, EventEnd end) {
        this.counters = counters;
        this.state = state;
        this.id = id;
        this.acceptedMillis = acceptedMillis;
        this.acceptedNanos = acceptedNanos;
        this.estimatedBytes = estimatedBytes;
        this.frame = frame;
        this.end = end;
    }

    /** The event of what a call has handed over, which counts as offered and queued since then. */
    static DeliveryEvent accepted(Counters counters, Arrival arrival, MonotonicClock clock) {
        long nanos = arrival.acceptedNanos();
        DeliveryEvent event = new DeliveryEvent(counters, EventState.ACCEPTED, null,
                clock.millisAt(nanos), nanos, arrival.bytes(), arrival.frame(), arrival.source().end());
        event.source = arrival.source();
        return event;
    }

    /** An event that is read from the disk, where it is counted already. */
    static DeliveryEvent spooled(Counters counters, SpooledEvent stored) {
        DeliveryEvent event = new DeliveryEvent(counters, EventState.SPOOLED, stored.id(), stored.acceptedMillis(), 0,
                stored.json().length(), null, null);
        event.key = stored.key();
        event.json = stored.json();
        event.score = ScoreText.isScore(stored.json());
        event.bytes = stored.json().length();
        event.attempts = stored.attempted() || event.score ? Attempts.NONE.asSingleOnly() : Attempts.NONE;
        event.reachedDisk = true;
        return event;
    }

    EventState state() {
        return state;
    }

    /** The event is written and waits in memory. */
    boolean queued() {
        return change(EventState.QUEUED, null);
    }

    /** The event is in the journal, so that no end of the process loses it; null if it is not. */
    void journaled(JournalPosition position) {
        journaled = position;
        if (position != null) {
            reachedDisk();
        }
    }

    /** Null unless the event is in the journal. */
    JournalPosition journaled() {
        return journaled;
    }

    private void reachedDisk() {
        if (!reachedDisk) {
            reachedDisk = true;
            counters.reachedDisk(acceptedNanos);
        }
    }

    /** The event is on disk now. Its text is read again when it is sent. */
    boolean spooled(long keyOnDisk) {
        if (!change(EventState.SPOOLED, null)) {
            return false;
        }
        key = keyOnDisk;
        json = null;
        reachedDisk();
        return true;
    }

    /** The event is in a request. */
    boolean sent() {
        return change(EventState.IN_FLIGHT, null);
    }

    /** The next attempt is due then, by the clock that is never set. */
    boolean retryAt(long nanos) {
        dueNanos = nanos;
        return change(EventState.WAITING_FOR_RETRY, null);
    }

    boolean delivered() {
        boolean changed = change(EventState.DELIVERED, null);
        if (changed && end != null) {
            end.delivered();
        }
        return changed;
    }

    boolean rejected(IngestAnswer answer) {
        boolean changed = change(EventState.REJECTED, null);
        if (changed && end != null) {
            end.rejected(answer);
        }
        return changed;
    }

    boolean dropped(DropReason reason) {
        boolean changed = change(EventState.DROPPED, reason);
        if (changed && end != null) {
            end.dropped(reason);
        }
        return changed;
    }

    /** As {@link #dropped(DropReason)}; the listener knows the event only if it was written. */
    void dropped(DropReason reason, ResultListener listener) {
        if (dropped(reason) && isWritten()) {
            listener.dropped(id, reason);
        }
    }

    private boolean change(EventState next, DropReason reason) {
        if (!state.allows(next)) {
            counters.illegalChange(id(), state, next);
            return false;
        }
        state = next;
        counters.changed(place(), next, reason);
        return true;
    }

    /** Before the event is built, what the call knows of it; see {@link EventSource#idHint}. */
    String id() {
        return id != null ? id : hint();
    }

    private String hint() {
        try {
            return source.idHint();
        } catch (RuntimeException | Error e) {
            // A log message names what it can.
            return "without an id";
        }
    }

    /** Since 1970. */
    long acceptedMillis() {
        return acceptedMillis;
    }

    Frame frame() {
        return frame;
    }

    /** What is left of the call, until the event is built from it. */
    EventSource source() {
        return source;
    }

    /**
     * The event is built and written as JSON; what it was built from is not needed any more.
     *
     * @param bytesOfContext what the frame, which waits for the result, keeps in memory
     */
    void written(OutgoingEvent content, long bytesOfContext) {
        id = content.id();
        json = content.json();
        score = ScoreText.isScore(json);
        if (score) {
            singleOnly();
        }
        source = null;
        contextBytes = bytesOfContext;
        bytes = EventSize.FIXED + EventSize.of(json) + bytesOfContext;
    }

    /** Whether the event is built. */
    boolean isWritten() {
        return source == null;
    }

    /** What the event counts for in memory before it is written. */
    long estimatedBytes() {
        return estimatedBytes;
    }

    /** What the event counts for in memory once it is written. */
    long bytes() {
        return bytes;
    }

    /** What the event still keeps in memory while its text is on disk only. */
    long rememberedBytes() {
        return EventSize.FIXED + contextBytes;
    }

    /** Null while the text is on disk only. */
    String json() {
        return json;
    }

    OutgoingEvent content() {
        return new OutgoingEvent(id, json);
    }

    SpooledEvent toSpool() {
        return new SpooledEvent(id, json, acceptedMillis, isSingleOnly());
    }

    /** Gives the text, which is on disk too, back to the memory until the event is sent again. */
    void forgetText() {
        json = null;
    }

    void text(String fromDisk) {
        json = fromDisk;
    }

    /** Where the event is on disk. */
    long key() {
        return key;
    }

    boolean isOnDisk() {
        return key != IN_MEMORY;
    }

    private Counters.Place place() {
        return isOnDisk() ? Counters.Place.DISK : Counters.Place.MEMORY;
    }

    /** Whether a damaged file came back without the event: its text cannot be read again. */
    boolean isLostOnDisk() {
        return lostOnDisk;
    }

    void lostOnDisk() {
        lostOnDisk = true;
    }

    Attempts attempts() {
        return attempts;
    }

    void attempts(Attempts soFar) {
        attempts = soFar;
    }

    /** Whether this is the score of a KPI. It is sent on its own, to another place than events. */
    boolean isScore() {
        return score;
    }

    /** Whether the event is sent on its own. */
    boolean isSingleOnly() {
        return attempts.singleOnly() || end != null && end.mayBeSentElsewhere();
    }

    /** Whether the event is still to be sent; asked before each attempt. */
    boolean mayLeave() {
        return end == null || end.mayLeave();
    }

    /** The event is sent on its own from now on. */
    void singleOnly() {
        attempts = attempts.asSingleOnly();
    }

    /** The application needs the result of the event, which only a request of its own has. */
    void resultNeeded() {
        resultNeeded = true;
    }

    boolean isResultNeeded() {
        return resultNeeded;
    }

    /** What waits for the result of the event; null for nothing. */
    void tally(ResultTally waiting) {
        tally = waiting;
    }

    /** Null where nothing counts the results of such events. */
    ResultTally tally() {
        return tally;
    }

    /** What the event is about, read from its text. */
    EventSubject subject() {
        return EventSubject.read(json);
    }

    long dueNanos() {
        return dueNanos;
    }

    void dueAt(long nanos) {
        dueNanos = nanos;
    }
}
