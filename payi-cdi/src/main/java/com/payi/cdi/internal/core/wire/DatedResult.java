package com.payi.cdi.internal.core.wire;

import java.time.Instant;

/** A result with the time of Pay-i's answer. */
public interface DatedResult {
    /** By Pay-i's clock; null if the answer does not have it. */
    Instant ingestedAt();
}
