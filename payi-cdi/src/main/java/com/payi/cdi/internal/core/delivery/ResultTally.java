package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.PayiResult;

/** Waits for the result of an event without keeping anything of the event. One tally may wait for many events. */
public interface ResultTally {
    /** Whether the event is to be sent on its own, so that there is a result. Called once for each event; must be cheap. */
    boolean needsResult();

    /** Pay-i accounted for one of the events. Never throws. */
    void answered(PayiResult result);
}
