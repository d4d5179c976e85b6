package com.payi.cdi.internal.core.spend;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.config.MetricsConfiguration.Costs;
import com.payi.cdi.internal.core.delivery.ResultTally;

/** Calls of one use case and model that ended in one way, and what Pay-i answered that they cost. For any thread. */
final class CallCounts implements ResultTally {
    private static final long SAMPLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Bounded values, as tags have them. */
    record Key(String useCase, String model, CallStatus status) {
        Key other() {
            return new Key(TagValues.OTHER, TagValues.OTHER, status);
        }

        Map<String, String> tags() {
            Map<String, String> tags = new LinkedHashMap<>();
            tags.put("use_case", useCase);
            tags.put("model", model);
            tags.put("status", status.tag());
            return tags;
        }
    }

    private final Costs costs;
    private final LongSupplier nanoTime;
    private final LongAdder made = new LongAdder();
    private final LongAdder priced = new LongAdder();
    private final DoubleAdder cost = new DoubleAdder();
    private final AtomicLong nextSample;

    CallCounts(Costs costs, LongSupplier nanoTime) {
        this.costs = costs;
        this.nanoTime = nanoTime;
        this.nextSample = new AtomicLong(nanoTime.getAsLong());
    }

    void show(Key key, NewNumbers numbers) {
        Map<String, String> tags = key.tags();
        numbers.add(new LiveNumber("payi.spend.calls", "Calls that have ended", "calls", tags, true, made::sum));
        numbers.add(new LiveNumber("payi.spend.priced", "Calls whose cost Pay-i has answered", "calls", tags, true,
                priced::sum));
        numbers.add(new LiveNumber("payi.spend.cost", "What those calls cost whose cost Pay-i has answered", "usd", tags, true,
                cost::sum));
    }

    void called() {
        made.increment();
    }

    @Override
    public boolean needsResult() {
        return switch (costs) {
            case ALL -> true;
            case SAMPLED -> isSampled();
            case SEEN -> false;
        };
    }

    private boolean isSampled() {
        long now = nanoTime.getAsLong();
        long next = nextSample.get();
        return now - next >= 0 && nextSample.compareAndSet(next, now + SAMPLE_NANOS);
    }

    @Override
    public void answered(PayiResult result) {
        // A counter never falls, whatever an answer has.
        result.totalCost().ifPresent(total -> {
            if (total >= 0 && Double.isFinite(total)) {
                cost.add(total);
                priced.increment();
            }
        });
    }
}
