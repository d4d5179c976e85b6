package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.core.call.CallDecision.Outcome;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.log.Containment;
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
    private final CallTracing tracing;
    private final ThrottledLog quiet = new ThrottledLog();
    private final Containment contained = new Containment();

    /**
     * @param globalFrame gives the frame of calls outside of every context, null if such calls are not accounted for
     * @param reports whether events go anywhere
     * @param watch begins to look after open exchanges, if that has not happened yet
     */
    public CallTracker(PayiConfiguration configuration, Dialects dialects, Supplier<Frame> globalFrame, LimitGuard guard,
            OpenExchanges open, ExchangeListener listener, boolean reports, Runnable watch,
            BackgroundWork background, CallTracing tracing) {
        this.configuration = configuration;
        this.decider = new CallDecider(configuration, dialects, globalFrame, guard, reports, background, tracing);
        this.guard = guard;
        this.open = open;
        this.listener = listener;
        this.watch = watch;
        this.tracing = tracing;
    }

    /**
     * Prepares a call that is about to be sent. Whatever fails in here ends the accounting of the call, and not the
     * call.
     *
     * @return null if the call is not accounted for
     * @throws LimitBlockedException if the call must not be made
     */
    public ExchangeHandle begin(OutboundCall outbound) {
        CallDecision decision = decided(outbound);
        if (decision == null) {
            apply(outbound, null);
            return null;
        }
        warn(outbound, decision.warnings());
        LimitBlockedException refusal = refusal(outbound, decision);
        if (refusal != null) {
            followed(outbound);
            throw refusal;
        }
        ExchangeHandle handle = apply(outbound, decision) && decision.outcome() != Outcome.IGNORE
                ? follow(outbound, decision)
                : null;
        if (handle != null) {
            followed(outbound);
        } else {
            decision.release();
        }
        return handle;
    }

    /** Whether calls to a URI are GenAI calls, or may be, whether or not they are followed. */
    public boolean isOfProvider(URI uri) {
        return configuration.isPayi(uri) || configuration.isProvider(uri) || decider.mayKnow(uri);
    }

    /** Null if that fails. */
    private CallDecision decided(OutboundCall outbound) {
        try {
            return decider.decide(outbound);
        } catch (Throwable e) {
            warn(outbound, e);
            return null;
        }
    }

    private void warn(OutboundCall outbound, List<CallWarning> warnings) {
        for (CallWarning warning : warnings) {
            contained.run(() -> quiet.warn(warning.kind(), warning.message()), failure -> report(outbound, failure));
        }
    }

    private void followed(OutboundCall outbound) {
        try {
            ModelCall above = outbound.modelCall();
            if (above != null) {
                above.follow();
            }
        } catch (Throwable e) {
            warn(outbound, e);
        }
    }

    /**
     * Checks the limits of a call that the library will not see.
     *
     * @param frame null for none
     * @throws LimitBlockedException if the call must not be made
     */
    public void checkLimits(Frame frame) {
        if (frame != null) {
            guard.enforce(guard.verdict(frame.values().limitIds()));
        }
    }

    /** Null if the call may be made. */
    private LimitBlockedException refusal(OutboundCall outbound, CallDecision decision) {
        try {
            if (decision.fallback() == null) {
                guard.enforce(decision.limits());
            }
            return null;
        } catch (LimitBlockedException e) {
            return e;
        } catch (Throwable e) {
            warn(outbound, e);
            return null;
        }
    }

    /**
     * Applies a decision as a whole, or leaves the request without any header of Pay-i.
     *
     * @param decided null if nothing could be decided
     */
    private boolean apply(OutboundCall outbound, CallDecision decided) {
        try {
            CallDecision decision = decided != null ? decided : decider.undecided(outbound);
            if (decision.isProxied() || !decision.change().isEmpty()) {
                change(outbound, decision);
            }
            return true;
        } catch (Throwable e) {
            warn(outbound, e);
            return false;
        }
    }

    private void change(OutboundCall outbound, CallDecision decision) {
        try {
            if (decision.isProxied()) {
                outbound.stayAt(configuration.baseUrl());
            }
            if (!decision.change().isEmpty()) {
                outbound.apply(decision.change());
            }
        } catch (RuntimeException | Error e) {
            outbound.apply(decision.change().takenBack(outbound));
            throw e;
        }
    }

    private ExchangeHandle follow(OutboundCall outbound, CallDecision decision) {
        try {
            GenAiCall call = decision.call();
            Exchange exchange = new Exchange(decision, outbound.isBlocking(), captureLimit(call), open,
                    tracing.following(call.context(), call.dialect(), call.uri(), listener));
            watch.run();
            return open.begin(exchange);
        } catch (Throwable e) {
            warn(outbound, e);
            return null;
        }
    }

    /** Without a lambda for each step of a call: what fails in one is contained here. */
    private void warn(OutboundCall outbound, Throwable failure) {
        contained.warn("", failure, thrown -> report(outbound, thrown));
    }

    private void report(OutboundCall outbound, Throwable failure) {
        listener.failed(outbound.uri(), failure);
    }

    /** Negative where bodies are not to be kept. */
    private int captureLimit(GenAiCall call) {
        boolean logs = configuration.logPromptAndResponse() && !Boolean.FALSE.equals(call.context().logPromptAndResponse());
        return logs ? configuration.captureMaxBytes() : -1;
    }
}
