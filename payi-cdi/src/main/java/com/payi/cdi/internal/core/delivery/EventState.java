package com.payi.cdi.internal.core.delivery;

import java.util.EnumSet;
import java.util.Set;

/** Where an event is on its way from the call to Pay-i. */
enum EventState {
    /** The call handed it over; it is not built yet. */
    ACCEPTED,
    /** In memory, written as JSON, waiting for its first attempt. */
    QUEUED,
    /** On disk, waiting for its first attempt in this process. */
    SPOOLED,
    /** In a request that has not ended. */
    IN_FLIGHT,
    /** An attempt failed; the next one is due later. */
    WAITING_FOR_RETRY,
    /** Pay-i took it. Final. */
    DELIVERED,
    /** Pay-i refused it. Final. */
    REJECTED,
    /** The library gave it up. Final. */
    DROPPED;

    private static final Set<EventState> FINAL = EnumSet.of(DELIVERED, REJECTED, DROPPED);

    boolean isFinal() {
        return FINAL.contains(this);
    }

    /** Whether an event in this state may change to another. */
    boolean allows(EventState next) {
        return switch (this) {
            case ACCEPTED -> next == QUEUED || next == SPOOLED || next == DROPPED;
            // To the disk at the end of the application only.
            case QUEUED -> next == IN_FLIGHT || next == SPOOLED || next == DROPPED;
            // Set aside without an attempt if it has to be sent on its own.
            case SPOOLED -> next == IN_FLIGHT || next == WAITING_FOR_RETRY || next == DROPPED;
            case IN_FLIGHT -> next == WAITING_FOR_RETRY || next == SPOOLED || next.isFinal();
            case WAITING_FOR_RETRY -> next == IN_FLIGHT || next == SPOOLED || next == DROPPED;
            case DELIVERED, REJECTED, DROPPED -> false;
        };
    }
}
