package com.payi.cdi.internal.core.spend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;
import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.config.MetricsConfiguration;
import com.payi.cdi.internal.core.delivery.EventSubject;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.delivery.ResultTally;
import com.payi.cdi.spi.Usage;

/**
 * Counts what calls consume and cost, for meters: calls and units when an event is built, costs when Pay-i answers. Does
 * nothing before there is a registry. The numbers are bounded: each tag has few values, and their combinations too. For any
 * thread.
 */
public final class SpendCounts {
    /** Combinations of use case, model and status; more count under {@code other}. */
    static final int MOST_CALLS = 1000;
    /** Combinations of use case, model, unit and direction; more count under {@code other}. */
    static final int MOST_UNITS = 3000;
    private static final Set<String> TOKENS = Set.of(UnitNames.TEXT, UnitNames.TEXT_CACHE_READ, UnitNames.TEXT_CACHE_WRITE,
            UnitNames.TEXT_CACHE_WRITE_1H, UnitNames.REASONING, UnitNames.VISION, UnitNames.IMAGE, UnitNames.AUDIO, "video",
            "document");

    private record UnitKey(String useCase, String model, String unit, String direction) {
        UnitKey other() {
            return new UnitKey(TagValues.OTHER, TagValues.OTHER, unit, direction);
        }

        Map<String, String> tags() {
            Map<String, String> tags = new LinkedHashMap<>();
            tags.put("use_case", useCase);
            tags.put("model", model);
            tags.put("unit", unit);
            tags.put("direction", direction);
            return tags;
        }
    }

    private final MetricsConfiguration configuration;
    private final NewNumbers numbers;
    private final LongSupplier nanoTime;
    private final TagValues useCases;
    private final TagValues models;
    private final TagValues unitNames;
    private final TagValues limitIds;
    private final Map<CallCounts.Key, CallCounts> calls = new ConcurrentHashMap<>();
    private final Map<UnitKey, LongAdder> units = new ConcurrentHashMap<>();
    private final Map<String, LimitCounts> limits = new ConcurrentHashMap<>();
    private volatile boolean counting;
    /** Null unless each call is recorded. */
    private volatile Consumer<IngestEvent> recorder;

    public SpendCounts(MetricsConfiguration configuration, NewNumbers numbers) {
        this(configuration, numbers, System::nanoTime);
    }

    SpendCounts(MetricsConfiguration configuration, NewNumbers numbers, LongSupplier nanoTime) {
        this.configuration = configuration;
        this.numbers = numbers;
        this.nanoTime = nanoTime;
        this.useCases = new TagValues(configuration.useCases(), configuration.maxValues());
        this.models = new TagValues(configuration.models(), configuration.maxValues());
        this.unitNames = new TagValues(List.of(), configuration.maxValues());
        this.limitIds = new TagValues(configuration.limits(), configuration.maxValues());
    }

    /**
     * There is a registry that shows the numbers.
     *
     * @param eachCall gets every call that has ended; null for none
     */
    public void start(Consumer<IngestEvent> eachCall) {
        recorder = eachCall;
        counting = true;
    }

    /** The application ends. */
    public void end() {
        counting = false;
        recorder = null;
    }

    public boolean isCounting() {
        return counting;
    }

    /**
     * A call has ended, and its event is built.
     *
     * @return what waits for its result; null for nothing
     */
    public ResultTally called(IngestEvent event) {
        if (!counting) {
            return null;
        }
        CallCounts.Key key = key(EventSubject.of(event));
        CallCounts counts = calls(key);
        counts.called();
        for (Map.Entry<String, Usage.Units> unit : event.units().entrySet()) {
            consumed(key, unit.getKey(), "input", unit.getValue().input());
            consumed(key, unit.getKey(), "output", unit.getValue().output());
        }
        Consumer<IngestEvent> each = recorder;
        if (each != null) {
            each.accept(event);
        }
        return counts;
    }

    /** Pay-i has answered an event that another process has built, which has counted its call. */
    public void answered(EventSubject subject, PayiResult result) {
        if (counting) {
            calls(key(subject)).answered(result);
        }
    }

    /**
     * Pay-i has answered a call.
     *
     * @param states the latest known state of a limit; null for none
     */
    public void underLimits(PayiResult result, Function<String, LimitState> states) {
        if (!counting) {
            return;
        }
        result.limits().forEach((id, answered) -> {
            String shown = limitIds.of(id);
            LimitCounts counts = limits(shown);
            result.totalCost().ifPresent(total -> {
                if (total >= 0 && Double.isFinite(total)) {
                    counts.spent(total);
                }
            });
            if (!shown.equals(TagValues.OTHER)) {
                LimitState latest = states.apply(id);
                counts.is(latest == null ? answered : latest);
            }
        });
    }

    private CallCounts.Key key(EventSubject subject) {
        return new CallCounts.Key(useCases.of(subject.useCase()), models.of(subject.resource()),
                CallStatus.of(subject.httpStatus()));
    }

    private CallCounts calls(CallCounts.Key key) {
        CallCounts known = calls.get(key);
        if (known == null && calls.size() >= MOST_CALLS) {
            known = calls.get(key.other());
        }
        return known != null ? known : added(key);
    }

    private synchronized CallCounts added(CallCounts.Key key) {
        return calls.computeIfAbsent(calls.size() < MOST_CALLS ? key : key.other(), missing -> {
            CallCounts counts = new CallCounts(configuration.costs(), nanoTime);
            counts.show(missing, numbers);
            return counts;
        });
    }

    private void consumed(CallCounts.Key call, String unit, String direction, int count) {
        if (count > 0) {
            UnitKey key = new UnitKey(call.useCase(), call.model(), unitNames.of(unit), direction);
            LongAdder known = units.get(key);
            if (known == null && units.size() >= MOST_UNITS) {
                known = units.get(key.other());
            }
            (known != null ? known : added(key)).add(count);
        }
    }

    private synchronized LongAdder added(UnitKey key) {
        return units.computeIfAbsent(units.size() < MOST_UNITS ? key : key.other(), missing -> {
            LongAdder count = new LongAdder();
            numbers.add(isTokens(missing.unit())
                    ? new LiveNumber("payi.spend.tokens", "Tokens of calls", "tokens", missing.tags(), true, count::sum)
                    : new LiveNumber("payi.spend.units", "What calls consumed beside tokens", "units", missing.tags(), true,
                            count::sum));
            return count;
        });
    }

    private LimitCounts limits(String shown) {
        return limits.computeIfAbsent(shown, missing -> {
            LimitCounts counts = new LimitCounts();
            counts.show(missing, numbers);
            return counts;
        });
    }

    /** Whether a unit is counted in tokens, as text and images are and searches are not. */
    public static boolean isTokens(String unit) {
        return TOKENS.contains(unit.replace(UnitNames.LARGE_CONTEXT_SUFFIX, ""));
    }
}
