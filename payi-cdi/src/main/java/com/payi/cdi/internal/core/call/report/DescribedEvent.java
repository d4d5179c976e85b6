package com.payi.cdi.internal.core.call.report;

import java.time.Instant;

import com.payi.cdi.client.CallReport;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.delivery.EventSize;
import com.payi.cdi.internal.core.delivery.EventSource;
import com.payi.cdi.internal.core.delivery.IngestEvent;

/**
 * The event of a call that the application describes.
 *
 * @param reported when the application has described it
 */
record DescribedEvent(CallReport call, ContextValues context, Instant reported, EventBuilder builder)
        implements
            EventSource {
    private static final int FIXED_BYTES = 1500;

    @Override
    public String idHint() {
        return call.providerResponseId().orElse(call.resource());
    }

    @Override
    public long estimatedBytes() {
        return FIXED_BYTES + EventSize.of(context) + EventSize.of(call.properties()) + EventSize.of(call.resource());
    }

    @Override
    public boolean isQuick() {
        return true;
    }

    @Override
    public IngestEvent build() {
        return builder.build(this);
    }
}
