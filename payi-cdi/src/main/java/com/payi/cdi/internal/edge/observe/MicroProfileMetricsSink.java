package com.payi.cdi.internal.edge.observe;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

import com.payi.cdi.IngestStatistics;

/**
 * MicroProfile Metrics, where the server has it: the registry of the application. All meters are gauges, because a
 * counter of that API cannot read a number that is counted elsewhere.
 */
@Singleton
class MicroProfileMetricsSink implements MeterSink {
    private final Instance<MetricRegistry> registries;
    private final List<MetricID> registered = new ArrayList<>();
    /** Null until meters are registered. */
    private MetricRegistry registry;

    @Inject
    MicroProfileMetricsSink(Instance<MetricRegistry> registries) {
        this.registries = registries;
    }

    @Override
    public String library() {
        return "MicroProfile Metrics";
    }

    @Override
    public boolean register(List<IngestMeter> meters, IngestStatistics statistics) {
        if (!registries.isResolvable()) {
            return false;
        }
        registry = registries.get();
        if (registry.getGauge(new MetricID(meters.get(0).name())) != null) {
            throw new IllegalStateException(ALREADY_REGISTERED);
        }
        for (IngestMeter meter : meters) {
            Tag[] tags = meter.tags().entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toArray(Tag[]::new);
            Metadata metadata = Metadata.builder().withName(meter.name()).withDescription(meter.description())
                    .withUnit(meter.unit().isEmpty() ? MetricUnits.NONE : meter.unit()).build();
            registry.gauge(metadata, () -> meter.read(statistics), tags);
            registered.add(new MetricID(meter.name(), tags));
        }
        return true;
    }

    @Override
    public void unregister() {
        registered.forEach(meter -> registry.remove(meter));
        registered.clear();
    }
}
