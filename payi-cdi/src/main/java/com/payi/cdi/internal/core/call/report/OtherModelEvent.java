package com.payi.cdi.internal.core.call.report;

import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.delivery.EventSource;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.spi.Usage;

/** The event of a model that took part in an answer beside the one that was called. */
record OtherModelEvent(FinishedExchange exchange, Usage usage, EventBuilder builder) implements EventSource {
    private static final int FIXED_BYTES = 1500;

    @Override
    public String idHint() {
        return usage.responseId() != null ? usage.responseId() : usage.model();
    }

    @Override
    public long estimatedBytes() {
        return FIXED_BYTES;
    }

    @Override
    public IngestEvent build() {
        return builder.buildOther(exchange, usage);
    }
}
