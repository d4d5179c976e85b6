package com.payi.cdi.internal.track;

import jakarta.interceptor.InvocationContext;

import com.payi.cdi.internal.context.Frame;

/** What the interceptor outside of fault tolerance tells the one inside: the frame of their common call. */
final class FrameOfCall {
    private static final String KEY = FrameOfCall.class.getName();

    private FrameOfCall() {}

    /** Some REST clients hand out data that cannot be written, or none. They have no fault tolerance in between either. */
    static void put(InvocationContext call, Frame frame) {
        try {
            call.getContextData().put(KEY, frame);
        } catch (UnsupportedOperationException | NullPointerException e) {
            // The frame holds on the thread of the call, as always.
        }
    }

    /** Null where no frame was opened for the call. */
    static Frame get(InvocationContext call) {
        return call.getContextData() == null ? null : (Frame) call.getContextData().get(KEY);
    }
}
