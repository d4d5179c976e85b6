package com.payi.cdi.internal.core.call;

import com.payi.cdi.internal.core.context.ContextValues;

/** Connects calls with the traces of the application. Asked on the thread that makes the call; must not throw. */
public interface CallTracing {
    /** There are no traces. */
    CallTracing NONE = new CallTracing() {
    };

    /** The effective values of a call, with what identifies its trace. */
    default ContextValues traced(ContextValues effective) {
        return effective;
    }

    /**
     * What listens to a call that is about to be made.
     *
     * @param category the provider's
     * @param listener to be called as well
     */
    default ExchangeListener following(ContextValues effective, String category, ExchangeListener listener) {
        return listener;
    }
}
