package com.payi.cdi.internal.exchange;

/** Told what becomes of exchanges. Must not throw. */
interface ExchangeEnd {
    void ended(Exchange exchange, Ending ending, Throwable failure, int latencyMillis);

    /** The accounting itself failed; the exchange goes on. */
    void failed(Exchange exchange, RuntimeException failure);
}
