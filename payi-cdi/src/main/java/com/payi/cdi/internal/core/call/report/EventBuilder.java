package com.payi.cdi.internal.core.call.report;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import com.payi.cdi.client.CallReport;
import com.payi.cdi.internal.core.call.Capture;
import com.payi.cdi.internal.core.call.Ending;
import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.RandomId;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.provider.Pricing;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.spi.StreamUsageSupport;
import com.payi.cdi.spi.Usage;

/**
 * Turns an exchange that ended into the event that reports it. Used by the delivering thread: counting tokens and
 * taking images out of texts would keep the application's threads.
 */
final class EventBuilder {
    private static final int NO_ANSWER = 299;
    private static final int LONGEST_ID = 512;
    private static final String UNKNOWN_MODEL = "system.unknown_model";
    private static final String FAILURE = "system.failure";
    private static final String FAILURE_DESCRIPTION = "system.failure.description";
    private static final String PARTIAL = "payi.partial";
    private static final String READING_STOPPED = "payi.reading_stopped";
    private static final String BACKGROUND = "payi.background";
    private static final String NOT_FETCHED = "not_fetched";
    private static final String FALLBACK_FROM = "payi.fallback_from";
    private static final String TRUNCATED = "payi.truncated";
    private static final Usage UNKNOWN = new Usage(Map.of(), List.of(), null, null, null, Map.of());

    private final ThrottledLog quiet;
    private final Pricing pricing;
    private final UnaryOperator<String> inlineData;
    private final RecentIds ids = new RecentIds();

    EventBuilder(PayiConfiguration configuration, ThrottledLog quiet) {
        this.quiet = quiet;
        this.pricing = new Pricing(configuration.prices(), quiet);
        this.inlineData = configuration.instrumentInlineData() ? UnaryOperator.identity() : InlineData::removed;
    }

    IngestEvent build(FinishedExchange exchange) {
        FinishedExchange.Request request = exchange.request();
        FinishedExchange.Answer answer = exchange.answer();
        Usage usage = usage(exchange);
        warnIfUsageMustBeAskedFor(exchange, usage);
        Pricing.Price price = pricing.of(exchange.context(), exchange.category(), resource(exchange, usage),
                CallUri.host(exchange.uri()), usage.resourceScope());
        return new IngestEvent(id(exchange, usage.responseId()), exchange.context(), price.category(), price.resource(),
                usage.units(), exchange.timestamp(), exchange.latencyMillis(),
                answer.stream() ? answer.firstByteMillis() : null, answer.stream() ? answer.firstContentMillis() : null,
                exchange.ending() == Ending.UNANSWERED ? NO_ANSWER : answer.status(), properties(exchange, usage),
                CallUri.base(exchange.uri()),
                request.capture() == null ? null : inlineData.apply(request.capture().text()),
                answer.capture() == null ? null : texts(answer),
                exchange.logsBodies() ? usage.functionCalls() : withoutArguments(usage.functionCalls()), price.scope(),
                request.headers(), answer.headers());
    }

    /** What the event of a proxied call would have, which Pay-i accounts for itself: to be shown, not to be sent. */
    IngestEvent ofProxied(FinishedExchange exchange) {
        FinishedExchange.Answer answer = exchange.answer();
        Usage usage = usage(exchange);
        return new IngestEvent(usage.responseId(), exchange.context(), exchange.category(),
                resource(exchange, usage), usage.units(), exchange.timestamp(), exchange.latencyMillis(),
                answer.stream() ? answer.firstByteMillis() : null, answer.stream() ? answer.firstContentMillis() : null,
                exchange.ending() == Ending.UNANSWERED ? NO_ANSWER : answer.status(), properties(exchange, usage),
                CallUri.base(exchange.uri()), null, null, List.of(), usage.resourceScope(), Map.of(), Map.of());
    }

    /** Of a model beside the one that was called: its units and nothing that the call's own event has already. */
    IngestEvent buildOther(FinishedExchange exchange, Usage other) {
        Pricing.Price price = pricing.of(exchange.context(), exchange.category(),
                resource(exchange, other.model(), other.model()), CallUri.host(exchange.uri()),
                other.resourceScope());
        String id = other.responseId() == null ? madeUpId() : unusedId(other.responseId());
        return new IngestEvent(id, exchange.context(), price.category(), price.resource(), other.units(),
                exchange.timestamp(), exchange.latencyMillis(), null, null, exchange.answer().status(),
                properties(exchange, other), CallUri.base(exchange.uri()), null, null, List.of(), price.scope(), Map.of(),
                Map.of());
    }

    /** Of a call that the application describes. */
    IngestEvent build(DescribedEvent described) {
        CallReport call = described.call();
        Pricing.Price price = pricing.of(described.context(), call.category(), call.resource(), "", null);
        int latency = millis(call.latency().orElse(Duration.ZERO));
        Integer firstToken = call.timeToFirstToken().map(EventBuilder::millis).orElse(null);
        return new IngestEvent(call.providerResponseId().map(this::unusedId).orElseGet(EventBuilder::madeUpId),
                described.context(), price.category(), price.resource(), call.units(),
                call.startedAt().orElse(described.reported().minusMillis(latency)), latency, firstToken, firstToken,
                call.httpStatus(), properties(described), null, null, null, List.of(), price.scope(), Map.of(), Map.of());
    }

    private String unusedId(String id) {
        return isId(id) && ids.add(id) ? id : madeUpId();
    }

    /** What can be a part of an address, as ids are with Pay-i: nothing endless, no control characters. */
    private static boolean isId(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7F) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_ID;
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
    }

    private static Map<String, String> properties(DescribedEvent described) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (described.context().requestProperties() != null) {
            properties.putAll(described.context().requestProperties());
        }
        described.call().properties().forEach((name, value) -> {
            if (value == null) {
                properties.remove(name);
            } else {
                properties.put(name, value);
            }
        });
        return properties;
    }

    /** What the answer says of models beside the one that was called; none if that cannot be read. */
    List<Usage> ofOtherModels(FinishedExchange exchange) {
        try {
            List<Usage> others = exchange.usage().ofOtherModels();
            // Most answers name one model.
            return others == null || others.isEmpty()
                    ? List.of()
                    : present(others).stream().map(EventBuilder::present).toList();
        } catch (Throwable e) {
            unreadable(exchange, e);
            return List.of();
        }
    }

    /** Whether request or address name a model, as only those of a GenAI call do. */
    boolean namesModel(FinishedExchange exchange) {
        return exchange.request().model() != null || modelOf(exchange, null, null) != null;
    }

    /** With nothing in the place of what an application's reader leaves out. */
    private Usage usage(FinishedExchange exchange) {
        try {
            exchange.usage().request(exchange.request().tree());
            return present(exchange.usage().usage());
        } catch (Throwable e) {
            unreadable(exchange, e);
            return UNKNOWN;
        }
    }

    /** Copied here, where a collection of the application's that fails costs the usage and not the event. */
    private static Usage present(Usage read) {
        return new Usage(present(read.units()), present(read.functionCalls()), read.responseId(), read.model(),
                read.resourceScope(), present(read.properties()));
    }

    private static <V> Map<String, V> present(Map<String, V> read) {
        Map<String, V> members = new LinkedHashMap<>();
        if (read != null) {
            for (Map.Entry<String, V> member : read.entrySet()) {
                if (member.getKey() != null && member.getValue() != null) {
                    members.put(member.getKey(), member.getValue());
                }
            }
        }
        return members;
    }

    private static <E> List<E> present(List<E> read) {
        return read == null || read.isEmpty() ? List.of() : read.stream().filter(Objects::nonNull).toList();
    }

    /** Dialects and their readers can be the application's own code. */
    private void unreadable(FinishedExchange exchange, Throwable failure) {
        quiet.warn("usageUnreadable", () -> PayiLogger.LOG.usageUnreadable(CallUri.host(exchange.uri()), failure));
    }

    private void warnIfUsageMustBeAskedFor(FinishedExchange exchange, Usage usage) {
        if (exchange.ending() == Ending.COMPLETE && exchange.answer().stream() && usage.units().isEmpty()
                && canAskForUsage(exchange)) {
            String host = CallUri.host(exchange.uri());
            quiet.warn("noUsage " + host, () -> PayiLogger.LOG.streamWithoutUsage(host));
        }
    }

    private boolean canAskForUsage(FinishedExchange exchange) {
        try {
            return exchange.dialect().streamUsageSupport(exchange.uri()) != StreamUsageSupport.NONE;
        } catch (Throwable e) {
            unreadable(exchange, e);
            return false;
        }
    }

    /** Two attempts are two events, also where a provider gives both of their answers the same id. */
    private String id(FinishedExchange exchange, String fromBody) {
        String fromHeader = exchange.answer().id();
        String id = fromHeader != null && !fromHeader.isBlank() ? fromHeader : fromBody;
        if (!exchange.fetched()) {
            // Another process may still report the end of the work, with the work's own id.
            return madeUpId();
        }
        if (id == null || id.isBlank() || !isId(id)) {
            return madeUpId();
        }
        if (ids.add(id)) {
            return id;
        }
        String host = CallUri.host(exchange.uri());
        quiet.warn("repeatedId " + host, () -> DeliveryLogger.LOG.repeatedId(host));
        return madeUpId();
    }

    private static String madeUpId() {
        return "payi_" + RandomId.next();
    }

    /** What the caller asked for counts; the answer's model only where the call names none. */
    private String resource(FinishedExchange exchange, Usage usage) {
        return resource(exchange, exchange.request().model(), usage.model());
    }

    private String resource(FinishedExchange exchange, String asked, String answered) {
        String model = modelOf(exchange, asked, answered);
        return model != null && !model.isBlank() ? model : UNKNOWN_MODEL;
    }

    /** Null where neither the call nor the answer names it. */
    private String modelOf(FinishedExchange exchange, String asked, String answered) {
        try {
            return exchange.dialect().resource(exchange.uri(), asked, answered);
        } catch (Throwable e) {
            unreadable(exchange, e);
            return asked != null ? asked : answered;
        }
    }

    private static Map<String, String> properties(FinishedExchange exchange, Usage usage) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (exchange.context().requestProperties() != null) {
            properties.putAll(exchange.context().requestProperties());
        }
        for (Map.Entry<String, String> property : usage.properties().entrySet()) {
            properties.putIfAbsent(property.getKey(), property.getValue());
        }
        if (exchange.request().replacedModel() != null) {
            properties.putIfAbsent(FALLBACK_FROM, exchange.request().replacedModel());
        }
        if (exchange.ending() == Ending.UNANSWERED) {
            properties.putIfAbsent(FAILURE, FailureText.name(exchange.failure()));
            properties.putIfAbsent(FAILURE_DESCRIPTION, FailureText.description(exchange.failure(), exchange.logsBodies()));
        }
        if (exchange.ending() == Ending.PARTIAL) {
            properties.putIfAbsent(PARTIAL, "true");
        }
        if (!exchange.fetched()) {
            properties.putIfAbsent(BACKGROUND, NOT_FETCHED);
        }
        if (exchange.answer().readingStopped()) {
            properties.putIfAbsent(READING_STOPPED, "true");
        }
        if (isCut(exchange.request().capture()) || isCut(exchange.answer().capture())) {
            properties.putIfAbsent(TRUNCATED, "true");
        }
        return properties;
    }

    private static boolean isCut(Capture capture) {
        return capture != null && capture.isCut();
    }

    private List<String> texts(FinishedExchange.Answer answer) {
        Capture capture = answer.capture();
        return (answer.stream() ? StreamText.messages(capture.bytes()) : List.of(capture.text())).stream()
                .map(inlineData).toList();
    }

    /** What a tool is called with is written by the model out of the prompt: content. */
    private static List<Usage.FunctionCall> withoutArguments(List<Usage.FunctionCall> calls) {
        return calls.isEmpty() ? calls : calls.stream().map(call -> new Usage.FunctionCall(call.name(), null)).toList();
    }
}
