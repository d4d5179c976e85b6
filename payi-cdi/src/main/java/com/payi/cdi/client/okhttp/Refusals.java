package com.payi.cdi.client.okhttp;

import java.io.IOException;

import com.payi.cdi.LimitBlockedException;

/** How a refusal leaves an interceptor. */
final class Refusals {
    private static final String DISPATCHER_THREAD = "OkHttp ";

    private Refusals() {}

    /**
     * What to throw: the refusal itself to the thread that executes a call. On a thread of the dispatcher, it would end
     * the thread.
     *
     * @throws LimitBlockedException the refusal, to the thread that executes the call
     */
    static IOException thrown(LimitBlockedException refusal) {
        if (isDispatcherThread()) {
            return new RefusedCallException(refusal);
        }
        throw refusal;
    }

    /** OkHttp names a thread so while it sends an asynchronous call. */
    static boolean isDispatcherThread() {
        return Thread.currentThread().getName().startsWith(DISPATCHER_THREAD);
    }
}
