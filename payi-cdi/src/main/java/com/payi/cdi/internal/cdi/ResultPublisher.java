package com.payi.cdi.internal.cdi;

import jakarta.enterprise.event.Event;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.PayiLogger;
import com.payi.cdi.internal.QuietLog;
import com.payi.cdi.internal.context.Frame;
import com.payi.cdi.internal.ingest.IngestService;
import com.payi.cdi.internal.limits.LimitLedger;

/** Brings Pay-i's answers back: to the context of the call, to what is known of limits, and to the application's observers. */
final class ResultPublisher implements IngestService.ResultListener {
    private final Event<PayiResult> results;
    private final ClassLoader application;
    private final LimitLedger limits;
    private final QuietLog quiet = new QuietLog();
    private volatile boolean ended;

    /** @param application the class loader that observers expect around them */
    ResultPublisher(Event<PayiResult> results, ClassLoader application, LimitLedger limits) {
        this.results = results;
        this.application = application;
        this.limits = limits;
    }

    @Override
    public void received(PayiResult result, Frame frame) {
        limits.learn(result);
        if (frame != null) {
            frame.recordResult(result);
        }
        if (ended) {
            return;
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            results.fireAsync(result).whenComplete((sent, failure) -> tell(failure));
            results.fire(result);
        } catch (RuntimeException e) {
            tell(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The application's beans are being destroyed: its observers must not be called any more. */
    void end() {
        ended = true;
    }

    private void tell(Throwable failure) {
        if (failure != null && !ended) {
            quiet.warn("observer", () -> PayiLogger.LOG.observerFailed(failure));
        }
    }
}
