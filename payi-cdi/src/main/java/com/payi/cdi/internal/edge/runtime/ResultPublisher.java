package com.payi.cdi.internal.edge.runtime;

import java.time.Instant;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.EventWatcher;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.delivery.ResultListener;
import com.payi.cdi.internal.core.delivery.ResultNeed;
import com.payi.cdi.internal.core.limits.LimitStateCache;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * Passes on Pay-i's results: to the context of the call, to the states of limits, and to the application's observers.
 * Observers run on a thread of their own, so that a slow one does not delay the delivery.
 */
final class ResultPublisher implements ResultListener {
    private static final int MOST_WAITING = 10_000;

    private final Event<PayiResult> results;
    private final LimitStateCache limits;
    private final ResultNeed need;
    /** Null unless there is one: in dev mode. */
    private final EventWatcher watcher;
    private final ThrottledLog quiet = new ThrottledLog();
    private final ThreadPoolExecutor observers;
    private volatile boolean ended;

    /**
     * @param results null if no observer gets them
     * @param application the context class loader of the thread that calls observers
     */
    ResultPublisher(Event<PayiResult> results, ClassLoader application, LimitStateCache limits, ResultNeed need,
            EventWatcher watcher) {
        this.results = results;
        this.limits = limits;
        this.need = need;
        this.watcher = watcher;
        this.observers = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
            Thread thread = new Thread(work, "payi-results");
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        });
        observers.allowCoreThreadTimeOut(true);
    }

    @Override
    public boolean needsResult(Frame frame) {
        return need.isNeeded(frame == null ? null : frame.values().limitIds());
    }

    @Override
    public void received(PayiResult result, Frame frame, Instant called) {
        limits.learn(result, called);
        if (frame != null) {
            frame.recordResult(result);
        }
        if (watcher != null && !result.isProxied()) {
            watch(() -> watcher.accounted(result));
        }
        if (ended || results == null) {
            return;
        }
        try {
            observers.execute(() -> publish(result));
        } catch (RejectedExecutionException e) {
            if (!ended) {
                quiet.warn("waiting", DeliveryLogger.LOG::resultsNotPassedOn);
            }
        }
    }

    @Override
    public void written(IngestEvent event, OutgoingEvent content, Frame frame) {
        if (watcher != null) {
            watch(() -> watcher.written(event, content, frame));
        }
    }

    @Override
    public void rejected(String eventId, String code) {
        if (watcher != null) {
            watch(() -> watcher.rejected(eventId, code));
        }
    }

    @Override
    public void dropped(String eventId, DropReason reason) {
        if (watcher != null) {
            watch(() -> watcher.dropped(eventId, reason));
        }
    }

    @Override
    public boolean watchesProxied() {
        return watcher != null;
    }

    @Override
    public void proxied(IngestEvent call, PayiResult result, Frame frame) {
        if (watcher != null) {
            watch(() -> watcher.proxied(call, result, frame));
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
        limits.learn(result, called);
    }

    private void publish(PayiResult result) {
        if (ended) {
            return;
        }
        try {
            results.fireAsync(result).whenComplete((sent, failure) -> warnOf(failure));
            results.fire(result);
        } catch (RuntimeException | Error e) {
            warnOf(e);
        }
    }

    /** Called when the application's beans are about to be destroyed: no observer is called afterwards. */
    void end() {
        ended = true;
        observers.shutdownNow();
    }

    private void warnOf(Throwable failure) {
        if (failure != null && !ended) {
            quiet.warn("observer", () -> DeliveryLogger.LOG.observerFailed(failure));
        }
    }
}
