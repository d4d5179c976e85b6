package com.payi.cdi.internal.edge.observe;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.IngestStatistics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;

/** Micrometer, where it is on the class path: the application's registry, or else the global one. */
@Singleton
class MicrometerSink implements MeterSink {
    private final Instance<MeterRegistry> registries;
    private final List<Meter> registered = new ArrayList<>();
    /** Null until meters are registered. */
    private MeterRegistry registry;

    @Inject
    MicrometerSink(Instance<MeterRegistry> registries) {
        this.registries = registries;
    }

    @Override
    public String library() {
        return "Micrometer";
    }

    @Override
    public boolean register(List<IngestMeter> meters, IngestStatistics statistics) {
        if (!registries.isResolvable()) {
            return false;
        }
        register(registries.get(), meters, statistics);
        return true;
    }

    @Override
    public boolean registerWithoutBean(List<IngestMeter> meters, IngestStatistics statistics) {
        register(Metrics.globalRegistry, meters, statistics);
        return true;
    }

    private void register(MeterRegistry target, List<IngestMeter> meters, IngestStatistics statistics) {
        if (target.find(meters.get(0).name()).meter() != null) {
            throw new IllegalStateException(ALREADY_REGISTERED);
        }
        registry = target;
        for (IngestMeter meter : meters) {
            registered.add(meter.counts() ? counter(meter, statistics) : gauge(meter, statistics));
        }
    }

    private Meter counter(IngestMeter meter, IngestStatistics statistics) {
        return FunctionCounter.builder(meter.name(), statistics, meter::read).description(meter.description())
                .baseUnit(unit(meter)).tags(tags(meter)).register(registry);
    }

    private Meter gauge(IngestMeter meter, IngestStatistics statistics) {
        return Gauge.builder(meter.name(), statistics, meter::read).description(meter.description())
                .baseUnit(unit(meter)).tags(tags(meter)).register(registry);
    }

    private static String unit(IngestMeter meter) {
        return meter.unit().isEmpty() ? null : meter.unit();
    }

    private static List<Tag> tags(IngestMeter meter) {
        return meter.tags().entrySet().stream().map(tag -> Tag.of(tag.getKey(), tag.getValue())).toList();
    }

    @Override
    public void unregister() {
        registered.forEach(meter -> registry.remove(meter));
        registered.clear();
    }
}
