package com.payi.cdi.internal.core.wire;

import java.time.Instant;

/** A result with what is known of Pay-i's answer beside it. */
public interface DatedResult {
    /** By Pay-i's clock; null if the answer does not have it. */
    Instant ingestedAt();

    /** Whether it only confirms that an event has arrived, as answers to events that were sent together do. */
    boolean isConfirmation();
}
