package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.List;

import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.limits.ModelFallback;

/**
 * What becomes of a call that is about to be sent. It is complete before anything of the call is changed, so that no
 * failure can leave a request half changed: addressed to a provider, and with headers for Pay-i.
 *
 * @param call null where the call is ignored without a look at its context
 * @param change what is changed on the request, also on one that is ignored: a provider sees no headers of Pay-i
 * @param asksForUsage whether a streamed answer is asked for its usage
 * @param limits how the limits in the context of the call stand
 * @param fallback gives the call another model, because its limits are used up; null for a call that stays as it is
 * @param warnings those about the limits are not among them
 */
record CallDecision(Outcome outcome, GenAiCall call, RequestChange change, boolean asksForUsage, LimitGuard.Verdict limits,
        ModelFallback fallback, List<CallWarning> warnings) {
    /** For a call that is not a GenAI call, or is made in no context. */
    static final CallDecision UNKNOWN = new CallDecision(Outcome.IGNORE, null, RequestChange.NONE, false,
            LimitGuard.Verdict.ALLOWED, null, List.of());

    enum Outcome {
        /** The call is sent, and not accounted for. */
        IGNORE,
        /** The call goes to its provider, and an event reports it once the answer has ended. */
        REPORT,
        /** The call goes through Pay-i, which accounts for it. */
        PROXY,
        /** The call must not be sent. */
        REFUSE
    }

    CallDecision {
        warnings = List.copyOf(warnings);
    }

    static CallDecision ignore(GenAiCall call, RequestChange change, List<CallWarning> warnings) {
        return new CallDecision(Outcome.IGNORE, call, change, false, LimitGuard.Verdict.ALLOWED, null, warnings);
    }

    static CallDecision refuse(GenAiCall call, LimitGuard.Verdict limits, List<CallWarning> warnings) {
        return new CallDecision(Outcome.REFUSE, call, RequestChange.NONE, false, limits, null, warnings);
    }

    boolean isProxied() {
        return outcome == Outcome.PROXY;
    }

    /** The same call to another address of its provider. */
    CallDecision at(URI uri) {
        return new CallDecision(outcome, call.at(uri), new RequestChange(uri, change.headersToRemove(), change.headersToSet()),
                asksForUsage, limits, fallback, warnings);
    }

    /** The call is not made, or its cost is never known. */
    void release() {
        if (limits.reservation() != null) {
            limits.reservation().notMade();
        }
    }
}
