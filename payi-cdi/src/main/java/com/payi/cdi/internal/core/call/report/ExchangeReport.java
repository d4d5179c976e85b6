package com.payi.cdi.internal.core.call.report;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import com.payi.cdi.PayiResult;
import com.payi.cdi.client.CallReport;
import com.payi.cdi.internal.core.call.BackgroundWork;
import com.payi.cdi.internal.core.call.ExampleCall;
import com.payi.cdi.internal.core.call.ExchangeListener;
import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.EventSource;
import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.internal.core.delivery.ResultListener;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.spi.Usage;

/**
 * Hands exchanges that ended to the delivery, which builds their events; of a proxied one, only Pay-i's result is
 * passed on.
 */
public final class ExchangeReport implements ExchangeListener {
    private final IngestService ingest;
    private final ResultListener results;
    private final EventBuilder builder;
    private final BackgroundWork background;
    private final Containment contained = new Containment();

    public ExchangeReport(PayiConfiguration configuration, IngestService ingest, ResultListener results,
            BackgroundWork background) {
        this.ingest = ingest;
        this.results = results;
        this.background = background;
        this.builder = new EventBuilder(configuration, new ThrottledLog());
    }

    @Override
    public void ended(FinishedExchange exchange) {
        // A call that may be something else is a GenAI call if it names a model.
        if (exchange.certain() || builder.namesModel(exchange)) {
            background.toReport(exchange).forEach(this::report);
        }
    }

    /** Reports the calls whose work in the background was not asked for in time. */
    public void reportExpired() {
        background.expired().forEach(this::report);
    }

    /** Reports the calls whose work in the background goes on when the application ends. */
    public void close() {
        background.close().forEach(this::report);
    }

    private void report(FinishedExchange exchange) {
        // Before the event is offered: from then on, the delivering thread uses the reader.
        List<Usage> others = builder.ofOtherModels(exchange);
        ingest.offer(new ExchangeEvent(exchange, builder), exchange.frame());
        others.forEach(other -> ingest.offer(new OtherModelEvent(exchange, other, builder), exchange.frame()));
    }

    /** Reports a call that the application describes, because the library did not see it. */
    public void report(CallReport consumed, Frame frame) {
        ingest.offer(new DescribedEvent(consumed, frame.values(), Instant.now(), builder), frame);
    }

    /** An event that is not sent; see {@link ExampleCall}. Null if that fails. */
    public EventSource example() {
        FinishedExchange exchange = ExampleCall.finished();
        return exchange == null ? null : new ExchangeEvent(exchange, builder);
    }

    @Override
    public void proxied(PayiResult result, Frame frame) {
        // Pay-i has made this result at the end of the call.
        results.received(result, frame, Instant.now());
    }

    @Override
    public boolean watchesProxied() {
        return results.watchesProxied();
    }

    @Override
    public void watched(FinishedExchange exchange, PayiResult result) {
        results.proxied(() -> builder.ofProxied(exchange), result, exchange.frame());
    }

    @Override
    public void failed(URI call, Throwable failure) {
        contained.warn("", failure, thrown -> PayiLogger.LOG.accountingFailed(CallUri.host(call), thrown));
    }
}
