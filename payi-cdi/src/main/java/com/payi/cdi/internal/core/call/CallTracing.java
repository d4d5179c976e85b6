package com.payi.cdi.internal.core.call;

import java.net.URI;

import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.spi.ProviderDialect;

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
     * @param dialect of the provider
     * @param uri as the application has it
     * @param listener to be called as well
     */
    default ExchangeListener following(ContextValues effective, ProviderDialect dialect, URI uri, ExchangeListener listener) {
        return listener;
    }
}
