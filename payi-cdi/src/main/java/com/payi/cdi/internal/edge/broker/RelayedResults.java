package com.payi.cdi.internal.edge.broker;

import java.time.Instant;
import java.util.function.Supplier;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.EventSubject;
import com.payi.cdi.internal.core.delivery.ResultListener;
import com.payi.cdi.internal.core.delivery.ResultTally;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.spend.UnpricedCalls;

/**
 * Looks for calls without a price in Pay-i's answers. All else in them is for the application that has made the calls, which
 * is another one.
 */
final class RelayedResults implements ResultListener {
    private final UnpricedCalls unpriced;
    private final Containment contained = new Containment();

    RelayedResults(UnpricedCalls unpriced) {
        this.unpriced = unpriced;
    }

    @Override
    public void accounted(PayiResult result, ResultTally tally, Supplier<EventSubject> subject) {
        contained.run(() -> unpriced.answered(result, subject), RelayedResults::failed);
    }

    @Override
    public void rejected(String eventId, String code, Supplier<EventSubject> subject) {
        contained.run(() -> unpriced.rejected(code, subject), RelayedResults::failed);
    }

    private static void failed(Throwable failure) {
        PayiLogger.LOG.stepFailed("calls without a price are not counted", failure);
    }

    @Override
    public void received(PayiResult result, Frame frame, Instant called) {
        // The application that has made the call is another one.
    }

    @Override
    public void refused(PayiResult result, Instant called) {
        // The application that has made the call is another one.
    }
}
