package com.payi.cdi.internal.core.call;

/** Told what becomes of exchanges. Must not throw. */
public interface ExchangeListener {
    void ended(Exchange exchange, Ending ending, Throwable failure, int latencyMillis);

    /** The accounting itself failed; the exchange goes on. */
    void failed(Exchange exchange, RuntimeException failure);
}
