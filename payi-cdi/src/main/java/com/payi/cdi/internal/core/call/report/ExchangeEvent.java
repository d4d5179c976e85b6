package com.payi.cdi.internal.core.call.report;

import com.payi.cdi.internal.core.call.Capture;
import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.delivery.EventSize;
import com.payi.cdi.internal.core.delivery.EventSource;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.wire.CallUri;

/** The event of an exchange that ended, as long as the delivering thread has not built it. */
record ExchangeEvent(FinishedExchange exchange, EventBuilder builder) implements EventSource {
    /** The objects of an exchange that ended, without texts of the application. */
    private static final int FIXED_BYTES = 800;
    private static final int MOST_QUICK_BYTES = 16 * 1024;

    @Override
    public String idHint() {
        return exchange.answer().id() != null ? exchange.answer().id() : CallUri.host(exchange.uri());
    }

    /** With what the exchange keeps in memory until the event is built. */
    @Override
    public long estimatedBytes() {
        return FIXED_BYTES + exchange.request().size() + exchange.answer().size() + heldByReader()
                + size(exchange.request().capture()) + size(exchange.answer().capture()) + EventSize.of(exchange.context())
                + EventSize.of(exchange.request().headers()) + EventSize.of(exchange.answer().headers())
                + EventSize.of(exchange.uri().toString());
    }

    /** The reader can be the application's own. */
    private long heldByReader() {
        try {
            return Math.max(0, exchange.usage().heldBytes());
        } catch (RuntimeException | Error e) {
            return 0;
        }
    }

    private static long size(Capture capture) {
        return capture == null ? 0 : capture.memory();
    }

    /**
     * Only the library's own readers run then, on little; a prompt with images may have to be counted by a tokenizer.
     */
    @Override
    public boolean isQuick() {
        return Dialects.isOwn(exchange.dialect()) && exchange.request().capture() == null
                && exchange.answer().capture() == null && estimatedBytes() <= MOST_QUICK_BYTES
                && !ConversationReader.hasImages(exchange.request().tree());
    }

    @Override
    public IngestEvent build() {
        IngestEvent event = builder.build(exchange);
        if (exchange.reservation() != null) {
            exchange.reservation().reported(event.id(), event.resource());
        }
        return event;
    }
}
