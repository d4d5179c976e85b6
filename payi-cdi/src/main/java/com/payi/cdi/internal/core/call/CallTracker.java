package com.payi.cdi.internal.core.call;

import java.util.function.Supplier;

import com.payi.cdi.internal.core.call.CallDecision.Outcome;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.provider.Dialects;

/**
 * Where every client begins its calls: applies what is decided about a call, and follows it until its answer has ended.
 */
public final class CallTracker {
    private final PayiConfiguration configuration;
    private final CallDecider decider;
    private final LimitGuard guard;
    private final OpenExchanges open;
    private final ExchangeListener listener;
    private final Runnable watch;
    private final ThrottledLog quiet = new ThrottledLog();

    /**
     * @param globalFrame gives the frame of calls outside of every context, null if such calls are not accounted for
     * @param reports whether events go anywhere
     * @param watch begins to look after open exchanges, if that has not happened yet
     */
    public CallTracker(PayiConfiguration configuration, Dialects dialects, Supplier<Frame> globalFrame, LimitGuard guard,
            OpenExchanges open, ExchangeListener listener, boolean reports, Runnable watch) {
        this.configuration = configuration;
        this.decider = new CallDecider(configuration, dialects, globalFrame, guard, reports);
        this.guard = guard;
        this.open = open;
        this.listener = listener;
        this.watch = watch;
    }

    /**
     * Prepares a call that is about to be sent.
     *
     * @return null if the call is not accounted for
     * @throws com.payi.cdi.LimitBlockedException if the call must not be made
     */
    public ExchangeHandle begin(OutboundCall outbound) {
        CallDecision decision = decider.decide(outbound);
        decision.warnings().forEach(warning -> quiet.warn(warning.kind(), warning.message()));
        guard.enforce(decision.limits());
        if (!decision.change().isEmpty()) {
            outbound.apply(decision.change());
        }
        if (decision.outcome() == Outcome.IGNORE) {
            return null;
        }
        Exchange exchange = new Exchange(decision, outbound.isBlocking(), captureLimit(decision.call()), open, listener);
        watch.run();
        return open.begin(exchange);
    }

    /** Negative where bodies are not to be kept. */
    private int captureLimit(GenAiCall call) {
        boolean logs = configuration.logPromptAndResponse() && !Boolean.FALSE.equals(call.context().logPromptAndResponse());
        return logs ? configuration.captureMaxBytes() : -1;
    }
}
