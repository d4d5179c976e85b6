package com.payi.cdi.internal.core.call;

import java.net.URI;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.Frame;

/**
 * Is called when attempts end, on the thread on which they end: the application's own, which must not be held up.
 */
public interface ExchangeListener {
    /** An attempt that did not go through Pay-i has ended. */
    void ended(FinishedExchange exchange);

    /** The answer of a proxied attempt has Pay-i's result. */
    void proxied(PayiResult result, Frame frame);

    /** Whether {@link #watched} is of interest; else what it needs is not read. */
    default boolean watchesProxied() {
        return false;
    }

    /**
     * A proxied attempt has ended; its usage was read as that of any other. Is called, too, if Pay-i had no price for some
     * units: the usage is not read then.
     *
     * @param result null if the answer had none
     */
    default void watched(FinishedExchange exchange, PayiResult result) {}

    /** The accounting itself failed; the call goes on. Must not throw. */
    void failed(URI call, Throwable failure);
}
