package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.spi.IngestAnswer;

/**
 * Gets the final state of one event, once. Called on any thread of the delivery, and on the thread that hands the event
 * over; must be quick and never throw.
 */
public interface EventEnd {
    /**
     * Whether another process may send the event at the same time. It is sent on its own then. Asked whenever the event
     * could leave, on the delivering thread; cheap.
     */
    default boolean mayBeSentElsewhere() {
        return false;
    }

    /**
     * Whether the event is still to be sent. Asked before each attempt, on the delivering thread; cheap. If not, the event is
     * dropped ({@link DropReason#SHUTDOWN}), and is in no request from then on.
     */
    default boolean mayLeave() {
        return true;
    }

    /** Pay-i, or the receiver that the application has in its place, has the event. */
    void delivered();

    /** The event is refused for good. */
    void rejected(IngestAnswer answer);

    /** The event is given up. */
    void dropped(DropReason reason);
}
