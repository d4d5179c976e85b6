package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.spi.IngestAnswer;

/**
 * Gets the final state of one event, once. Called on any thread of the delivery, and on the thread that hands the event
 * over; must be quick and never throw.
 */
public interface EventEnd {
    /** Pay-i, or the receiver that the application has in its place, has the event. */
    void delivered();

    /** The event is refused for good. */
    void rejected(IngestAnswer answer);

    /** The event is given up. */
    void dropped(DropReason reason);
}
