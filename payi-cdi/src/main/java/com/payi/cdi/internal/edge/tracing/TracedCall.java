package com.payi.cdi.internal.edge.tracing;

import java.net.URI;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.ExchangeListener;
import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.Containment;

/** Adds what is known at the end of one call to the span that was current at its begin. */
final class TracedCall implements ExchangeListener {
    private final SpanAttributes attributes;
    private final ExchangeListener next;
    private final Containment contained;

    TracedCall(SpanAttributes attributes, ExchangeListener next, Containment contained) {
        this.attributes = attributes;
        this.next = next;
        this.contained = contained;
    }

    @Override
    public void ended(FinishedExchange exchange) {
        next.ended(answered(exchange));
    }

    /** The usage is read here, before the span ends, and not again when the event is built. */
    private FinishedExchange answered(FinishedExchange exchange) {
        return contained.value(() -> {
            KnownUsage usage = KnownUsage.read(exchange);
            attributes.answered(exchange, usage.known());
            return exchange.with(usage);
        }, exchange, OpenTelemetryTracing::failed);
    }

    @Override
    public void proxied(PayiResult result, Frame frame) {
        contained.run(() -> attributes.priced(result), OpenTelemetryTracing::failed);
        next.proxied(result, frame);
    }

    /** A span has the models and tokens of proxied calls, too. */
    @Override
    public boolean watchesProxied() {
        return true;
    }

    @Override
    public void watched(FinishedExchange exchange, PayiResult result) {
        FinishedExchange read = answered(exchange);
        if (next.watchesProxied()) {
            next.watched(read, result);
        }
    }

    @Override
    public void failed(URI call, Throwable failure) {
        next.failed(call, failure);
    }
}
