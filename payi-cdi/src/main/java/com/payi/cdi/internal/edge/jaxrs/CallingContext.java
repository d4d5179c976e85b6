package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;

import com.payi.cdi.internal.core.context.CapturedFrame;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/** What the thread that makes a call leaves in the request for the thread that sends it, where there are two. */
final class CallingContext {
    private static final String FRAME = "com.payi.cdi.frame";
    /** The beans too: filters may run on a thread where no container can be found. */
    private static final String CALLS = "com.payi.cdi.calls";

    private CallingContext() {}

    /** To be called on the thread that makes the call. */
    static void leavesContextIn(ClientRequestContext request) {
        request.setProperty(FRAME, new CapturedFrame(RuntimeLocator.captureForOtherThread()));
        if (Dialects.isPossible(request.getMethod(), request.getUri())) {
            callsOf(request);
        }
    }

    /** The caller's, if it left one, else that of the current thread; null if the call is made in none. */
    static Frame frameOf(ClientRequestContext request) {
        Frame frame = request.getProperty(FRAME) instanceof CapturedFrame captured ? captured.frame() : CurrentFrame.get();
        return frame != null && frame.holdsForCalls() ? frame : null;
    }

    /** Those of the caller's application; null if none is found. */
    static ClientCalls callsOf(ClientRequestContext request) {
        if (request.getProperty(CALLS) instanceof ClientCalls calls) {
            return calls;
        }
        ClientCalls calls = RuntimeLocator.find(ClientCalls.class);
        if (calls != null) {
            request.setProperty(CALLS, calls);
        }
        return calls;
    }

    /** Null if the request is none of our business. */
    static ClientCalls callsThatFollow(ClientRequestContext request) {
        return request.getProperty(CALLS) instanceof ClientCalls calls ? calls : null;
    }
}
