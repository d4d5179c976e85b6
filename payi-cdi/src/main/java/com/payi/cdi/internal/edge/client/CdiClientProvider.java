package com.payi.cdi.internal.edge.client;

import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.CallReport;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientProvider;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.SendingCall;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.edge.runtime.MissingRuntime;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/** Follows the calls of adapters, for the application that each call is made by. A service. */
public final class CdiClientProvider implements ClientProvider {
    private final Containment contained = new Containment();

    @Override
    public ClientCall begin(ClientRequest request) {
        AdapterCall outbound = new AdapterCall(request, null);
        if (!Dialects.isPossible(request.method(), request.uri())
                || SendingCall.isFollowed(request.method(), request.uri())) {
            return new UntrackedCall(SentCall.of(outbound));
        }
        CallerContext caller = callerOf(request.context());
        if (caller.isFollowed(request.method(), request.uri())) {
            return new UntrackedCall(SentCall.of(outbound));
        }
        if (caller.runtime() == null) {
            warnOfMissingRuntime(request);
            return new UntrackedCall(SentCall.of(outbound));
        }
        return begun(new AdapterCall(request, caller), caller.runtime());
    }

    private static ClientCall begun(AdapterCall outbound, PayiRuntime runtime) {
        ExchangeHandle handle = runtime.configuration().enabled() ? runtime.calls().begin(outbound) : null;
        SentCall sent = SentCall.of(outbound);
        return handle == null ? new UntrackedCall(sent) : new TrackedCall(sent, handle, runtime.limitStates());
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
