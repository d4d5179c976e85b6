package com.payi.cdi.internal.edge.observe;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.spend.LiveNumber;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/**
 * Registers the statistics and what calls cost as meters, where the application or its server has a registry for them. One
 * thread at a time works with the registry.
 */
@Singleton
public class IngestMeters {
    private final PayiRuntime runtime;
    private final IngestStatistics statistics;
    private final List<MeterSink> sinks;
    private final ThrottledLog quiet = new ThrottledLog();
    private boolean ended;

    @Inject
    IngestMeters(PayiRuntime runtime, IngestStatistics statistics, Instance<MeterSink> sinks) {
        this.runtime = runtime;
        this.statistics = new SteadyStatistics(statistics, System::nanoTime);
        this.sinks = sinks.stream().toList();
    }

    /** Called once, when the application starts. */
    public synchronized void start() {
        if (!runtime.configuration().enabled()) {
            return;
        }
        List<LiveNumber> numbers = IngestNumbers.of(statistics);
        List<MeterSink> used = sinks.stream().filter(sink -> attempt(sink, it -> it.register(numbers))).toList();
        if (used.isEmpty()) {
            used = sinks.stream().filter(sink -> attempt(sink, it -> it.registerWithoutBean(numbers))).limit(1).toList();
        }
        Consumer<IngestEvent> recorder = runtime.configuration().metrics().genAi() ? recorder(used) : null;
        if (!used.isEmpty()) {
            List<MeterSink> showing = used;
            runtime.spend().start(added -> show(added, showing), recorder);
        }
    }

    /** Null if no registry records calls. */
    private static Consumer<IngestEvent> recorder(List<MeterSink> used) {
        Consumer<IngestEvent> found = used.stream().map(MeterSink::recorder).filter(Objects::nonNull).findFirst().orElse(null);
        if (found == null) {
            PayiLogger.LOG.genAiMetersMissing();
        }
        return found;
    }

    private synchronized void show(List<LiveNumber> added, List<MeterSink> showing) {
        if (ended) {
            return;
        }
        for (MeterSink sink : showing) {
            for (LiveNumber number : added) {
                try {
                    sink.add(number);
                } catch (RuntimeException | LinkageError e) {
                    quiet.warn(sink.library(), () -> PayiLogger.LOG.metersNotAdded(sink.library(), e));
                }
            }
        }
    }

    @PreDestroy
    synchronized void end() {
        ended = true;
        sinks.forEach(sink -> attempt(sink, it -> {
            it.unregister();
            return true;
        }));
    }

    private static boolean attempt(MeterSink sink, Predicate<MeterSink> work) {
        try {
            return work.test(sink);
        } catch (RuntimeException | LinkageError e) {
            DeliveryLogger.LOG.metersNotRegistered(sink.library(), e);
            return false;
        }
    }
}
