package com.payi.cdi.internal.core.call.report;

import com.payi.cdi.internal.core.call.Capture;
import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.delivery.EventSource;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.wire.CallUri;

/** The event of an exchange that ended, as long as the delivering thread has not built it. */
record ExchangeEvent(FinishedExchange exchange, EventBuilder builder) implements EventSource {
    /** What an event without texts of the application comes to as JSON, generously. */
    private static final int FIXED_BYTES = 1500;
    private static final int MOST_QUICK_BYTES = 16 * 1024;

    @Override
    public String idHint() {
        return exchange.answer().id() != null ? exchange.answer().id() : CallUri.host(exchange.uri());
    }

    /** With what the exchange keeps in memory until the event is built. */
    @Override
    public long estimatedBytes() {
        return FIXED_BYTES + exchange.request().size() + exchange.answer().size() + size(exchange.request().capture())
                + size(exchange.answer().capture());
    }

    private static long size(Capture capture) {
        return capture == null ? 0 : capture.size();
    }

    @Override
    public boolean isQuick() {
        return !Boolean.getBoolean("payi.slow") && exchange.request().capture() == null && exchange.answer().capture() == null
                && exchange.request().size() + exchange.answer().size() <= MOST_QUICK_BYTES;
    }

    @Override
    public IngestEvent build() {
        return builder.build(exchange);
    }
}
