package com.payi.cdi.internal.edge.runtime;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.event.Event;

import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/** The thread on which the application's observers run, so that a slow one delays neither a call nor the delivery. */
final class ObserverThread {
    private static final int MOST_WAITING = 10_000;

    private final ThrottledLog quiet = new ThrottledLog();
    private final ThreadPoolExecutor observers;
    private volatile boolean ended;

    /** @param application the context class loader of the thread */
    ObserverThread(ClassLoader application) {
        this.observers = new ThreadPoolExecutor(1, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
            Thread thread = new Thread(work, "payi-results");
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        });
        observers.allowCoreThreadTimeOut(true);
    }

    /** Calls the observers later, unless too many calls of them wait. */
    <T> void fire(Event<T> event, T payload) {
        if (ended) {
            return;
        }
        try {
            observers.execute(() -> publish(event, payload));
        } catch (RejectedExecutionException e) {
            if (!ended) {
                quiet.warn("waiting", DeliveryLogger.LOG::resultsNotPassedOn);
            }
        }
    }

    /**
     * Does work of the library with objects of the application later.
     *
     * @return false if too much waits, or the application ends: then it is not done
     */
    boolean run(Runnable work) {
        if (ended) {
            return false;
        }
        try {
            observers.execute(() -> {
                if (!ended) {
                    work.run();
                }
            });
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private <T> void publish(Event<T> event, T payload) {
        if (ended) {
            return;
        }
        try {
            event.fireAsync(payload).whenComplete((sent, failure) -> warnOf(failure));
            event.fire(payload);
        } catch (RuntimeException | Error e) {
            warnOf(e);
        }
    }

    private void warnOf(Throwable failure) {
        if (failure != null && !ended) {
            quiet.warn("observer", () -> DeliveryLogger.LOG.observerFailed(failure));
        }
    }

    /** Called when the application's beans are about to be destroyed: no observer is called afterwards. */
    void end() {
        ended = true;
        observers.shutdownNow();
    }
}
