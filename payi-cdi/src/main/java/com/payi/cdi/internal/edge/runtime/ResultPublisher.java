package com.payi.cdi.internal.edge.runtime;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.EventSubject;
import com.payi.cdi.internal.core.delivery.EventWatcher;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.delivery.ResultListener;
import com.payi.cdi.internal.core.delivery.ResultNeed;
import com.payi.cdi.internal.core.delivery.ResultTally;
import com.payi.cdi.internal.core.limits.Budgets;
import com.payi.cdi.internal.core.limits.LimitStateCache;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * Passes on Pay-i's results: to the context of the call, to the states of limits, to the budgets, and to the
 * application's observers.
 */
final class ResultPublisher implements ResultListener {
    /** Null if no observer gets results. */
    private final Consumer<PayiResult> observers;
    private final LimitStateCache limits;
    private final Budgets budgets;
    private final ResultNeed need;
    /** Null unless there is one: in dev mode. */
    private final EventWatcher watcher;
    private final SpendObservation spend;
    private final ThrottledLog quiet = new ThrottledLog();

    /** @param observers null if no observer gets results */
    ResultPublisher(Consumer<PayiResult> observers, LimitStateCache limits, Budgets budgets, ResultNeed need,
            EventWatcher watcher, SpendObservation spend) {
        this.observers = observers;
        this.limits = limits;
        this.budgets = budgets;
        this.need = need;
        this.watcher = watcher;
        this.spend = spend;
    }

    @Override
    public boolean needsResult(Frame frame) {
        if (frame == null) {
            return need.isNeeded(null);
        }
        return need.isNeeded(frame.values().limitIds()) || budgets.needsCost(frame.values().limitIds(), frame.cap());
    }

    @Override
    public void received(PayiResult result, Frame frame, Instant called) {
        learn(result, called);
        result.providerResponseId().ifPresent(id -> budgets.answered(id, result.totalCost().orElse(Double.NaN)));
        if (frame != null) {
            frame.recordResult(result);
        }
        if (watcher != null && !result.isProxied()) {
            watch(() -> watcher.accounted(result));
        }
        if (observers != null) {
            observers.accept(result);
        }
    }

    private void learn(PayiResult result, Instant called) {
        limits.learn(result, called);
        budgets.learn(result);
    }

    @Override
    public ResultTally written(IngestEvent event, OutgoingEvent content, Frame frame) {
        if (watcher != null) {
            watch(() -> watcher.written(event, content, frame));
        }
        return spend.called(event);
    }

    @Override
    public void accounted(PayiResult result, ResultTally tally, Supplier<EventSubject> subject) {
        spend.answered(result, tally, subject);
    }

    @Override
    public void rejected(String eventId, String code, Supplier<EventSubject> subject) {
        budgets.answered(eventId, Double.NaN);
        spend.rejected(code, subject);
        if (watcher != null) {
            watch(() -> watcher.rejected(eventId, code));
        }
    }

    @Override
    public void dropped(String eventId, DropReason reason) {
        budgets.answered(eventId, Double.NaN);
        if (watcher != null) {
            watch(() -> watcher.dropped(eventId, reason));
        }
    }

    @Override
    public boolean watchesProxied() {
        return watcher != null || spend.isCounting();
    }

    @Override
    public void proxied(Supplier<IngestEvent> call, PayiResult result, Frame frame) {
        if (watcher == null) {
            spend.proxied(call, result);
        } else {
            watch(() -> {
                IngestEvent built = call.get();
                spend.proxied(() -> built, result);
                watcher.proxied(built, result, frame);
            });
        }
    }

    private void watch(Runnable shown) {
        try {
            shown.run();
        } catch (RuntimeException | Error e) {
            quiet.warn("watcher", () -> DeliveryLogger.LOG.observerFailed(e));
        }
    }

    /** Records the states of limits only: Pay-i did not account for the call. */
    @Override
    public void refused(PayiResult result, Instant called) {
        learn(result, called);
    }
}
