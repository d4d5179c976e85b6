package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;

import com.payi.cdi.internal.core.call.ModelCall;
import com.payi.cdi.internal.core.context.CapturedFrame;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/** The frame and the beans of the calling thread, kept in the request for the thread that sends it. */
final class CallingContext {
    private static final String FRAME = "com.payi.cdi.frame";
    /** The bean too: filters may run on a thread where no container can be found. */
    private static final String CALLS = "com.payi.cdi.calls";
    private static final String MODEL_CALL = "com.payi.cdi.modelCall";

    private CallingContext() {}

    /** Called on the thread that makes the call. */
    static void storeIn(ClientRequestContext request) {
        request.setProperty(FRAME, new CapturedFrame(RuntimeLocator.captureForOtherThread()));
        if (Dialects.isPossible(request.getMethod(), request.getUri())) {
            callsOf(request);
            ModelCall above = ModelCall.current();
            if (above != null) {
                request.setProperty(MODEL_CALL, above);
            }
        }
    }

    /** The stored call of a model, else that of the current thread; null for none. */
    static ModelCall modelCallOf(ClientRequestContext request) {
        return request.getProperty(MODEL_CALL) instanceof ModelCall above ? above : ModelCall.current();
    }

    /** The stored frame, else that of the current thread; null if the call is made in none. */
    static Frame frameOf(ClientRequestContext request) {
        Frame frame = request.getProperty(FRAME) instanceof CapturedFrame captured ? captured.frame() : CurrentFrame.get();
        return frame != null && frame.holdsForCalls() ? frame : null;
    }

    /** The stored bean, else that of the current thread's application; null if none is found. */
    static ClientCalls callsOf(ClientRequestContext request) {
        return callsOf(request, null);
    }

    /**
     * The stored bean, else that of the current thread's application.
     *
     * @param other what to use where neither is found, which may be null
     */
    static ClientCalls callsOf(ClientRequestContext request, ClientCalls other) {
        if (request.getProperty(CALLS) instanceof ClientCalls calls) {
            return calls;
        }
        ClientCalls found = RuntimeLocator.find(ClientCalls.class);
        ClientCalls calls = found != null ? found : other;
        if (calls != null) {
            request.setProperty(CALLS, calls);
        }
        return calls;
    }

    /** The bean that {@link #callsOf} has stored; null if the request is not a possible GenAI call. */
    static ClientCalls storedCallsOf(ClientRequestContext request) {
        return request.getProperty(CALLS) instanceof ClientCalls calls ? calls : null;
    }
}
