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

import com.payi.cdi.internal.core.spend.LiveNumber;

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
    public boolean register(List<LiveNumber> numbers) {
        if (!registries.isResolvable()) {
            return false;
        }
        MetricRegistry found = registries.get();
        if (found.getGauge(new MetricID(numbers.get(0).name())) != null) {
            throw new IllegalStateException(ALREADY_REGISTERED);
        }
        registry = found;
        numbers.forEach(this::add);
        return true;
    }

    @Override
    public void add(LiveNumber number) {
        if (registry == null) {
            return;
        }
        Tag[] tags = number.tags().entrySet().stream().map(tag -> new Tag(tag.getKey(), tag.getValue())).toArray(Tag[]::new);
        Metadata metadata = Metadata.builder().withName(number.name()).withDescription(number.description())
                .withUnit(number.unit().isEmpty() ? MetricUnits.NONE : number.unit()).build();
        registry.gauge(metadata, number::read, tags);
        registered.add(new MetricID(number.name(), tags));
    }

    @Override
    public void unregister() {
        registered.forEach(meter -> registry.remove(meter));
        registered.clear();
        registry = null;
    }
}
