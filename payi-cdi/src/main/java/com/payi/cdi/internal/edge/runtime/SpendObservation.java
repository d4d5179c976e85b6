package com.payi.cdi.internal.edge.runtime;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.payi.cdi.LimitStates;
import com.payi.cdi.LimitStatus;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.delivery.EventSubject;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.delivery.ResultTally;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.spend.LiveNumber;
import com.payi.cdi.internal.core.spend.NewNumbers;
import com.payi.cdi.internal.core.spend.SpendCounts;
import com.payi.cdi.internal.core.spend.UnpricedCalls;

/**
 * Observes what one application spends: counts for meters, and warns of calls without a price. What fails in here is logged,
 * and changes neither a call nor its event. For any thread.
 */
public final class SpendObservation {
    private final LimitStates limits;
    private final Predicate<Runnable> later;
    private final NewNumbers numbers = new NewNumbers();
    private final SpendCounts counts;
    private final UnpricedCalls unpriced;
    private final Containment contained = new Containment();
    /** Null before a registry shows the numbers. */
    private volatile Consumer<List<LiveNumber>> shown;

    /** @param later does work on a thread that has the application's class loader; false if it has no room for it */
    SpendObservation(PayiConfiguration configuration, LimitStates limits, Predicate<Runnable> later) {
        this.limits = limits;
        this.later = later;
        this.counts = new SpendCounts(configuration.metrics(), numbers);
        this.unpriced = new UnpricedCalls(configuration.prices(), configuration.metrics().maxValues(), numbers);
    }

    /**
     * There is a registry, which is to show the numbers.
     *
     * @param registry gets new numbers, on any thread; one call at a time
     * @param eachCall gets every call that has ended, on any thread; null for none
     */
    public void start(Consumer<List<LiveNumber>> registry, Consumer<IngestEvent> eachCall) {
        counts.start(eachCall == null ? null : event -> inBackground(() -> eachCall.accept(event)));
        shown = registry;
    }

    /** Does work apart from the threads of calls and delivery, unless too much of it waits. */
    private void inBackground(Runnable work) {
        Runnable safe = () -> contained.run(work, SpendObservation::failed);
        if (!later.test(safe)) {
            safe.run();
        }
    }

    /** Lets the registry show what is counted since the last time. Called now and then. */
    void showNew() {
        Consumer<List<LiveNumber>> registry = shown;
        if (registry != null && !numbers.isEmpty()) {
            later.test(() -> contained.run(() -> registry.accept(numbers.take()), SpendObservation::failed));
        }
    }

    boolean isCounting() {
        return counts.isCounting();
    }

    /** @return what waits for the result; null for nothing */
    ResultTally called(IngestEvent event) {
        try {
            unpriced.called(event);
            return counts.called(event);
        } catch (RuntimeException | Error e) {
            contained.warn("", e, SpendObservation::failed);
            return null;
        }
    }

    void answered(PayiResult result, ResultTally tally, Supplier<EventSubject> subject) {
        contained.run(() -> {
            if (tally != null) {
                tally.answered(result);
            } else if (counts.isCounting() && result.cost().isPresent()) {
                counts.answered(subject.get(), result);
            }
            underLimits(result);
            unpriced.answered(result, subject);
        }, SpendObservation::failed);
    }

    void rejected(String code, Supplier<EventSubject> subject) {
        contained.run(() -> unpriced.rejected(code, subject), SpendObservation::failed);
    }

    /** @param result null if the answer had none */
    void proxied(Supplier<IngestEvent> call, PayiResult result) {
        inBackground(() -> {
            IngestEvent event = call.get();
            ResultTally tally = counts.called(event);
            if (result != null) {
                if (tally != null) {
                    tally.answered(result);
                }
                underLimits(result);
                unpriced.answered(result, () -> EventSubject.of(event));
            }
        });
    }

    private void underLimits(PayiResult result) {
        counts.underLimits(result, id -> limits.state(id).map(LimitStatus::state).orElse(null));
    }

    private static void failed(Throwable failure) {
        PayiLogger.LOG.stepFailed("what calls cost is not counted", failure);
    }

    void close() {
        counts.end();
        shown = null;
        contained.run(unpriced::close, SpendObservation::failed);
    }
}
