package com.payi.cdi.internal.core.spend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.config.PriceMappings;
import com.payi.cdi.internal.core.delivery.EventSubject;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.wire.DatedResult;

/**
 * Counts the calls that have no price or not the whole one, by resource: the first of each is logged with what mends it, and
 * all are listed at the end. For any thread.
 */
public final class UnpricedCalls {
    private static final int FIRST_ERROR = 400;
    private static final int NO_ANSWER = 299;
    private static final String PARTIAL = "payi.partial";

    /** Why a call has no price or not the whole one. */
    enum Reason {
        /** Pay-i's price list does not know some of the units. */
        UNKNOWN_UNITS,
        /** Pay-i refused the event, because it does not know the resource. */
        UNKNOWN_RESOURCE,
        /** Pay-i accounted for the event and named no cost. */
        NO_COST,
        /** The answer of the provider did not tell what the call consumed. */
        NO_USAGE;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Key(String resource, Reason reason) {
        Map<String, String> tags() {
            Map<String, String> tags = new LinkedHashMap<>();
            tags.put("resource", resource);
            tags.put("reason", reason.tag());
            return tags;
        }
    }

    private final PriceMappings mappings;
    private final NewNumbers numbers;
    private final TagValues resources;
    private final Map<Key, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param most how many resources are counted by name */
    public UnpricedCalls(PriceMappings mappings, int most, NewNumbers numbers) {
        this.mappings = mappings;
        this.numbers = numbers;
        this.resources = new TagValues(List.of(), most);
    }

    /** A call has ended, and its event is built. Cheap for a call that tells its usage. */
    public void called(IngestEvent event) {
        if (event.units().isEmpty() && event.httpStatus() < FIRST_ERROR && event.httpStatus() != NO_ANSWER) {
            EventSubject subject = EventSubject.of(event);
            add(subject, Reason.NO_USAGE, () -> PayiLogger.LOG.callWithoutUsage(subject.resource(), remedy(event)));
        }
    }

    private static String remedy(IngestEvent event) {
        if (event.properties().containsKey(PARTIAL)) {
            return "The application did not read the stream to its end, where the usage is";
        }
        if (event.timeToFirstTokenMillis() != null && event.providerUri() != null) {
            return "If this host accepts stream_options.include_usage, add payi.host-mappings.\""
                    + host(event.providerUri()) + "\".stream-usage=always";
        }
        return "Describe its calls with CallReport, or read their answers with a ProviderDialect"
                + " (docs/how-to/add-a-provider.md)";
    }

    private static String host(String uri) {
        return uri.replaceFirst("^[a-z]+://", "").replaceFirst(":[0-9]*$", "");
    }

    /** Pay-i accounted for a call. Cheap for one that has a price. */
    public void answered(PayiResult result, Supplier<EventSubject> of) {
        if (!result.unknownUnits().isEmpty()) {
            EventSubject subject = of.get();
            add(subject, Reason.UNKNOWN_UNITS, () -> PayiLogger.LOG.unitsWithoutPrice(subject.resource(),
                    result.unknownUnits().keySet().stream().sorted().collect(Collectors.joining(", ")),
                    PriceHint.of(subject, mappings)));
        } else if (result.cost().isEmpty() && !result.isDuplicate() && !result.isProxied()
                && result instanceof DatedResult dated && !dated.isConfirmation()) {
            EventSubject subject = of.get();
            if (subject.hasUnits() && subject.httpStatus() < FIRST_ERROR) {
                add(subject, Reason.NO_COST,
                        () -> PayiLogger.LOG.resourceWithoutPrice(subject.resource(), PriceHint.of(subject, mappings)));
            }
        }
    }

    /**
     * Pay-i refused an event.
     *
     * @param code Pay-i's error code
     */
    public void rejected(String code, Supplier<EventSubject> of) {
        if ("category_resource_not_found".equals(code) || "category_not_found".equals(code)) {
            EventSubject subject = of.get();
            add(subject, Reason.UNKNOWN_RESOURCE,
                    () -> PayiLogger.LOG.resourceWithoutPrice(subject.resource(), PriceHint.of(subject, mappings)));
        }
    }

    private void add(EventSubject subject, Reason reason, Runnable warning) {
        Key key = new Key(resources.of(subject.resource()), reason);
        LongAdder count = counts.get(key);
        if (count == null) {
            LongAdder added = new LongAdder();
            count = counts.putIfAbsent(key, added);
            if (count == null) {
                count = added;
                numbers.add(new LiveNumber("payi.spend.unpriced", "Calls without a price, or not the whole one", "calls",
                        key.tags(), true, added::sum));
                warning.run();
            }
        }
        count.increment();
    }

    /** Logs all of them as one list, if there are any. */
    public void close() {
        if (counts.isEmpty()) {
            return;
        }
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((key, count) -> sorted.put(key.resource() + " (" + key.reason().tag() + ")", count.sum()));
        PayiLogger.LOG.callsWithoutPrice(sorted.entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(", ")));
    }
}
