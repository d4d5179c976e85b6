package com.payi.cdi.internal.core.call.report;

import java.net.URI;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.ExampleCall;
import com.payi.cdi.internal.core.call.ExchangeListener;
import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.EventSource;
import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.internal.core.delivery.ResultListener;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.wire.CallUri;

/**
 * Hands exchanges that ended to the delivery, which builds their events; of a proxied one, only Pay-i's result is
 * passed on.
 */
public final class ExchangeReport implements ExchangeListener {
    private final IngestService ingest;
    private final ResultListener results;
    private final ThrottledLog quiet = new ThrottledLog();
    private final EventBuilder builder;

    public ExchangeReport(PayiConfiguration configuration, IngestService ingest, ResultListener results) {
        this.ingest = ingest;
        this.results = results;
        this.builder = new EventBuilder(configuration, quiet);
    }

    @Override
    public void ended(FinishedExchange exchange) {
        // A call that may be something else is a GenAI call if it names a model.
        if (exchange.certain() || exchange.request().model() != null) {
            ingest.offer(source(exchange), exchange.frame());
        }
    }

    private EventSource source(FinishedExchange exchange) {
        return new ExchangeEvent(exchange, builder);
    }

    /** An event that is not sent; see {@link ExampleCall}. Null if that fails. */
    public EventSource example() {
        FinishedExchange exchange = ExampleCall.finished();
        return exchange == null ? null : source(exchange);
    }

    @Override
    public void proxied(PayiResult result, Frame frame) {
        results.received(result, frame);
    }

    @Override
    public void failed(URI call, Throwable failure) {
        try {
            quiet.warn("accountingFailed", () -> PayiLogger.LOG.accountingFailed(CallUri.host(call), failure));
        } catch (RuntimeException | Error e) {
            // Often for want of memory. The call goes on.
            return;
        }
    }
}
