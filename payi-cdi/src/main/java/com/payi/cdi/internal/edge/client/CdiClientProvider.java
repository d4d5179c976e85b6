package com.payi.cdi.internal.edge.client;

import java.util.Map;
import java.util.Set;

import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.CallReport;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientProvider;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.RequestChange;
import com.payi.cdi.internal.core.call.SendingCall;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.edge.runtime.ContextReceivers;
import com.payi.cdi.internal.edge.runtime.MissingRuntime;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.services.OutboundContext;

/** Follows the calls of adapters, for the application that each call is made by. A service. */
public final class CdiClientProvider implements ClientProvider {
    private final Containment contained = new Containment();

    @Override
    public ClientCall begin(ClientRequest request) {
        if (SendingCall.isFollowed(request.method(), request.uri()) || isOfNoConcern(request)) {
            return untracked(request);
        }
        CallerContext caller = callerOf(request.context());
        PayiRuntime runtime = caller.runtime();
        if (caller.isFollowed(request.method(), request.uri())) {
            return untracked(request);
        }
        if (runtime == null) {
            warnOfMissingRuntime(request);
            return untracked(request);
        }
        AdapterCall outbound = new AdapterCall(request, caller);
        ExchangeHandle handle = isToBeFollowed(request, runtime) ? runtime.calls().begin(outbound) : null;
        if (handle != null) {
            return new TrackedCall(SentCall.of(outbound), handle, runtime.limitStates());
        }
        addContext(outbound, runtime);
        return new UntrackedCall(SentCall.of(outbound));
    }

    /** Most calls of other services: nothing is looked up for them. */
    private static boolean isOfNoConcern(ClientRequest request) {
        return !Dialects.isPossible(request.method(), request.uri()) && !ContextReceivers.exist()
                && !Dialects.isKnown(request.uri());
    }

    private static ClientCall untracked(ClientRequest request) {
        return new UntrackedCall(SentCall.of(new AdapterCall(request, null)));
    }

    private static boolean isToBeFollowed(ClientRequest request, PayiRuntime runtime) {
        return Dialects.isPossible(request.method(), request.uri()) && runtime.configuration().enabled();
    }

    /** Of a call of another service. A header that the application has set stays. */
    private void addContext(AdapterCall outbound, PayiRuntime runtime) {
        if (!outbound.headers().containsKey(OutboundContext.HEADER)) {
            contained.run(() -> new OutboundContext(runtime).send(outbound.uri(), outbound.frame(),
                    header -> outbound.apply(new RequestChange(null, Set.of(), Map.of(OutboundContext.HEADER, header)))),
                    failure -> PayiLogger.LOG.contextNotSent(CallUri.host(outbound.uri()), failure));
        }
    }

    private static void warnOfMissingRuntime(ClientRequest request) {
        if (Dialects.isKnown(request.uri())) {
            MissingRuntime.warn();
        }
    }

    @Override
    public CallContext capture() {
        return CallerContext.captured();
    }

    @Override
    public void report(CallReport report) {
        contained.run(() -> {
            CallerContext caller = callerOf(report.context());
            if (caller.runtime() == null) {
                MissingRuntime.warn();
            } else {
                caller.runtime().report(report, caller.frameOfCall());
            }
        }, failure -> PayiLogger.LOG.stepFailed("the report of a call", failure));
    }

    @Override
    public void checkLimits(CallContext context) {
        CallerContext caller = callerOf(context);
        PayiRuntime runtime = caller.runtime();
        if (runtime != null && runtime.configuration().enabled()) {
            Frame frame = caller.frameOfCall();
            runtime.calls().checkLimits(frame != null ? frame : runtime.globalFrame());
        }
    }

    private static CallerContext callerOf(CallContext context) {
        return context instanceof CallerContext captured ? captured : CallerContext.captured();
    }
}
