package com.payi.cdi.internal.core.call;

/**
 * What the application's side holds of an exchange: the client's request and the stream that it reads. Once nothing
 * holds it any more, the exchange can only be over.
 */
public final class ExchangeHandle {
    private final Exchange exchange;

    ExchangeHandle(Exchange exchange) {
        this.exchange = exchange;
    }

    public Exchange exchange() {
        return exchange;
    }
}
