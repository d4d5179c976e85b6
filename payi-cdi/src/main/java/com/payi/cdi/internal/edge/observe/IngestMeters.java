package com.payi.cdi.internal.edge.observe;

import java.util.List;
import java.util.function.Predicate;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/** Registers the statistics as meters, where the application or its server has a registry for them. */
@Singleton
public class IngestMeters {
    private final PayiRuntime runtime;
    /** Kept here, because the meters hold it weakly. */
    private final IngestStatistics statistics;
    private final List<MeterSink> sinks;

    @Inject
    IngestMeters(PayiRuntime runtime, IngestStatistics statistics, Instance<MeterSink> sinks) {
        this.runtime = runtime;
        this.statistics = new SteadyStatistics(statistics, System::nanoTime);
        this.sinks = sinks.stream().toList();
    }

    /** Called once, when the application starts. */
    public void start() {
        if (sinks.isEmpty() || !runtime.configuration().enabled()) {
            return;
        }
        List<IngestMeter> meters = IngestMeter.all();
        long registered = sinks.stream().filter(sink -> attempt(sink, it -> it.register(meters, statistics))).count();
        if (registered == 0) {
            sinks.stream().anyMatch(sink -> attempt(sink, it -> it.registerWithoutBean(meters, statistics)));
        }
    }

    @PreDestroy
    void end() {
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
