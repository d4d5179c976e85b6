package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.spi.OutgoingEvent;

/**
 * What a call left behind for its event. The caller's thread hands it over; the delivering thread makes the event from
 * it. It must therefore hold everything the event needs, and must not change afterwards.
 */
public interface EventSource {
    /**
     * Names the event in log messages before it is built: its id if that is known, else where the call went. Cheap, not
     * null.
     */
    String idHint();

    /**
     * An estimate of the event's size as JSON, without building it: for the limit on what may wait in memory. Cheap.
     */
    long estimatedBytes();

    /**
     * Makes the event. Called once, on the intake thread, where no request is active and no class loader is set, or, if
     * that {@link #isQuick}, on the thread that hands the event over. If it throws, the event counts as dropped.
     */
    IngestEvent build();

    /**
     * Whether to make the event takes some tens of microseconds at most, whatever the call was, and runs no code of the
     * application. Then the calling thread makes it and writes it into the journal, like a line of a log.
     */
    default boolean isQuick() {
        return false;
    }

    /** The event, where another process has written it already; null if it is to be built. Cheap. */
    default OutgoingEvent written() {
        return null;
    }

    /**
     * Whether another process may have sent the event. It is then sent on its own, because Pay-i recognizes a repeated event
     * only so.
     */
    default boolean mayBeRepeated() {
        return false;
    }

    /** Gets what becomes of the event; null if nothing waits for that. */
    default EventEnd end() {
        return null;
    }

    /** The source of an event that exists already. */
    static EventSource of(IngestEvent event) {
        return new EventSource() {
            @Override
            public String idHint() {
                return event.id();
            }

            @Override
            public long estimatedBytes() {
                return event.estimatedBytes();
            }

            @Override
            public IngestEvent build() {
                return event;
            }
        };
    }
}
