package com.payi.cdi.internal.core.call.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.call.Capture;
import com.payi.cdi.internal.core.call.Ending;
import com.payi.cdi.internal.core.call.Exchange;
import com.payi.cdi.internal.core.call.ExchangeListener;
import com.payi.cdi.internal.core.call.OpenExchanges;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.internal.core.delivery.ResultListener;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.provider.Pricing;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.spi.Usage;

/** Turns an exchange that ended into the event that reports it; of a proxied one, only Pay-i's result is passed on. */
public final class ExchangeReport implements ExchangeListener {
    private static final int NO_ANSWER = 299;
    /** What can be a part of an address, as ids are with Pay-i: nothing endless, no control characters. */
    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}]{1,512}");
    private static final String UNKNOWN_MODEL = "system.unknown_model";
    private static final String FAILURE = "system.failure";
    private static final String FAILURE_DESCRIPTION = "system.failure.description";
    private static final String PARTIAL = "payi.partial";
    private static final String TRUNCATED = "payi.truncated";

    private final OpenExchanges open;
    private final IngestService ingest;
    private final ResultListener results;
    private final ThrottledLog quiet = new ThrottledLog();
    private final Pricing pricing;
    private final UnaryOperator<String> inlineData;

    public ExchangeReport(PayiConfiguration configuration, OpenExchanges open, IngestService ingest,
            ResultListener results) {
        this.pricing = new Pricing(configuration.prices(), quiet);
        this.inlineData = configuration.instrumentInlineData() ? UnaryOperator.identity() : InlineData::removed;
        this.open = open;
        this.ingest = ingest;
        this.results = results;
    }

    @Override
    public void ended(Exchange exchange, Ending ending, Throwable failure, int latencyMillis) {
        open.remove(exchange);
        try {
            if (exchange.call().proxied()) {
                PayiResult result = exchange.proxiedResult().toResult(exchange.call().context().limitIds());
                if (result != null) {
                    results.received(result, exchange.call().frame());
                }
            } else if (exchange.call().certain() || exchange.request().model() != null) {
                IngestEvent event = event(exchange, ending, failure, latencyMillis);
                if (ending == Ending.COMPLETE && exchange.isStream() && event.units().isEmpty()) {
                    tellIfUsageMustBeAskedFor(exchange.call());
                }
                ingest.offer(event, exchange.call().frame());
            }
        } catch (RuntimeException e) {
            failed(exchange, e);
        }
    }

    private void tellIfUsageMustBeAskedFor(Exchange.Call call) {
        if (call.dialect().supportsStreamUsageOption(call.uri())) {
            String host = CallUri.host(call.uri());
            quiet.warn("noUsage " + host, () -> PayiLogger.LOG.streamWithoutUsage(host));
        }
    }

    @Override
    public void failed(Exchange exchange, RuntimeException failure) {
        String host = CallUri.host(exchange.call().uri());
        quiet.warn("accountingFailed", () -> PayiLogger.LOG.accountingFailed(host, failure));
    }

    private IngestEvent event(Exchange exchange, Ending ending, Throwable failure, int latencyMillis) {
        Exchange.Call call = exchange.call();
        ContextValues context = call.context();
        call.usage().request(exchange.request().tree());
        Usage usage = call.usage().usage();
        Pricing.Price price = pricing.of(context, call.dialect().category(call.uri()), resource(exchange, usage),
                CallUri.host(call.uri()), usage.resourceScope());
        int status = ending == Ending.UNANSWERED ? NO_ANSWER : exchange.status();
        Capture requestCapture = exchange.request().capture();
        Capture answerCapture = exchange.answerCapture();
        return new IngestEvent(id(exchange, usage), context, price.category(), price.resource(), usage.units(),
                exchange.timestamp(), latencyMillis, exchange.isStream() ? exchange.timeToFirstByteMillis() : null,
                exchange.isStream() ? exchange.timeToFirstContentMillis() : null, status,
                properties(exchange, usage, ending, failure), CallUri.base(call.uri()),
                requestCapture == null ? null : inlineData.apply(requestCapture.text()),
                answerCapture == null ? null : answer(exchange, answerCapture),
                exchange.logsBodies() ? usage.functionCalls() : withoutArguments(usage.functionCalls()),
                price.scope(), call.requestHeaders(), exchange.answerHeaders());
    }

    private static String id(Exchange exchange, Usage usage) {
        String id = firstGiven(exchange.idFromHeader(), usage.responseId());
        return id != null && ID.matcher(id).matches() ? id : "payi_" + UUID.randomUUID();
    }

    /** What the caller asked for counts; the answer's model only where the call names none. */
    private static String resource(Exchange exchange, Usage usage) {
        Exchange.Call call = exchange.call();
        String resource = call.dialect().resource(call.uri(), exchange.request().model(), usage.model());
        return resource != null && !resource.isBlank() ? resource : UNKNOWN_MODEL;
    }

    private static String firstGiven(String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    private Map<String, String> properties(Exchange exchange, Usage usage, Ending ending, Throwable failure) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (exchange.call().context().requestProperties() != null) {
            properties.putAll(exchange.call().context().requestProperties());
        }
        usage.properties().forEach(properties::putIfAbsent);
        if (ending == Ending.UNANSWERED) {
            properties.putIfAbsent(FAILURE, FailureText.name(failure));
            properties.putIfAbsent(FAILURE_DESCRIPTION, FailureText.description(failure, exchange.logsBodies()));
        }
        if (ending == Ending.PARTIAL) {
            properties.putIfAbsent(PARTIAL, "true");
        }
        if (isCut(exchange.request().capture()) || isCut(exchange.answerCapture())) {
            properties.putIfAbsent(TRUNCATED, "true");
        }
        return properties;
    }

    private static boolean isCut(Capture capture) {
        return capture != null && capture.isCut();
    }

    private List<String> answer(Exchange exchange, Capture capture) {
        return (exchange.isStream() ? StreamText.messages(capture.bytes()) : List.of(capture.text())).stream()
                .map(inlineData).toList();
    }

    /** What a tool is called with is written by the model out of the prompt: content. */
    private static List<Usage.FunctionCall> withoutArguments(List<Usage.FunctionCall> calls) {
        return calls.stream().map(call -> new Usage.FunctionCall(call.name(), null)).toList();
    }
}
