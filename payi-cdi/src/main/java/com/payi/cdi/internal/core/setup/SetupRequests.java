package com.payi.cdi.internal.core.setup;

import com.payi.cdi.internal.core.config.SetupConfiguration.LimitTerms;

/** Asks Pay-i about single use cases and limits. Waits for the answer, for a bounded time, and makes one attempt. */
public interface SetupRequests {
    /** Whether Pay-i has the use case or the limit. */
    SetupAnswer find(NamedItem item) throws InterruptedException;

    /** Creates a use case. */
    SetupAnswer createUseCase(String name) throws InterruptedException;

    /** Creates a limit, whose name is its id. */
    SetupAnswer createLimit(String id, LimitTerms terms) throws InterruptedException;
}
