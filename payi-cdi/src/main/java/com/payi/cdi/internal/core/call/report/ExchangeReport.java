package com.payi.cdi.internal.core.call.report;

import java.net.URI;
import java.util.List;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.ExchangeListener;
import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.internal.core.delivery.ResultListener;
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
        if (exchange.certain() || builder.namesModel(exchange)) {
            // Before the event is offered: from then on, the delivering thread uses the reader.
            List<Usage> others = builder.ofOtherModels(exchange);
            ingest.offer(new ExchangeEvent(exchange, builder), exchange.frame());
            others.forEach(other -> ingest.offer(new OtherModelEvent(exchange, other, builder), exchange.frame()));
        }
    }

    @Override
    public void proxied(PayiResult result, Frame frame) {
        results.received(result, frame);
    }

    @Override
    public void failed(URI call, Throwable failure) {
        quiet.warn("accountingFailed", () -> PayiLogger.LOG.accountingFailed(CallUri.host(call), failure));
    }
}
