package com.payi.cdi.internal.edge.client;

import java.net.URI;

import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.call.ModelCall;
import com.payi.cdi.internal.core.call.Operations;
import com.payi.cdi.internal.core.call.SendingCall;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/** The frame and the application of the thread that asked for a call. */
final class CallerContext implements CallContext {
    /** Null for none. */
    private final Frame frame;
    /** Null where no application was found. */
    private final PayiRuntime runtime;
    /** The call that a client above is sending, null for none. */
    private final SendingCall sending;
    /** The call of a model that the thread was making; null for none. */
    private final ModelCall modelCall;
    /** Null before they are needed. */
    private Operations operations;

    private CallerContext(Frame frame, PayiRuntime runtime, SendingCall sending, ModelCall modelCall) {
        this.frame = frame;
        this.runtime = runtime;
        this.sending = sending;
        this.modelCall = modelCall;
    }

    /** What holds on the calling thread. */
    static CallerContext captured() {
        PayiRuntime runtime = RuntimeLocator.find(PayiRuntime.class);
        return new CallerContext(RuntimeLocator.captureForOtherThread(runtime), runtime, SendingCall.current(),
                ModelCall.current());
    }

    PayiRuntime runtime() {
        return runtime;
    }

    ModelCall modelCall() {
        return modelCall;
    }

    /** Where the attempts are found that belong to the operation of a request; null if nothing shows that. */
    Operations operations(ClientRequest request) {
        if (modelCall != null) {
            return modelCall.operations();
        }
        return request.isContextOfOneCall() ? own() : null;
    }

    private synchronized Operations own() {
        if (operations == null) {
            operations = new Operations();
        }
        return operations;
    }

    /** Whether a request is the one that a client above followed when the context was captured. */
    boolean isFollowed(String method, URI uri) {
        return sending != null && sending.is(method, uri);
    }

    /** The frame that a call belongs to, null if it is made in none. */
    Frame frameOfCall() {
        return frame != null && frame.holdsForCalls() ? frame : null;
    }

    /** What runs in the scope is code of the application, and no longer what a client does to send a call. */
    @Override
    public TrackScope attach() {
        TrackScope sending = SendingCall.suspend();
        TrackScope attached = CurrentFrame.attachSubtask(frame);
        return () -> {
            attached.close();
            sending.close();
        };
    }
}
