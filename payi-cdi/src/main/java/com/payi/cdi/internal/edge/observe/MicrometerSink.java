package com.payi.cdi.internal.edge.observe;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.spend.LiveNumber;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

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
    private final PayiRuntime runtime;
    /** With the numbers, which meters hold weakly. */
    private final Map<Meter, LiveNumber> registered = new ConcurrentHashMap<>();
    /** Null until meters are registered. */
    private MeterRegistry registry;
    /** Null unless calls are recorded. */
    private GenAiMeters genAi;

    @Inject
    MicrometerSink(Instance<MeterRegistry> registries, PayiRuntime runtime) {
        this.registries = registries;
        this.runtime = runtime;
    }

    @Override
    public String library() {
        return "Micrometer";
    }

    @Override
    public boolean register(List<LiveNumber> numbers) {
        if (!registries.isResolvable()) {
            return false;
        }
        register(registries.get(), numbers);
        return true;
    }

    @Override
    public boolean registerWithoutBean(List<LiveNumber> numbers) {
        register(Metrics.globalRegistry, numbers);
        return true;
    }

    private void register(MeterRegistry target, List<LiveNumber> numbers) {
        if (target.find(numbers.get(0).name()).meter() != null) {
            throw new IllegalStateException(ALREADY_REGISTERED);
        }
        registry = target;
        numbers.forEach(this::add);
    }

    @Override
    public void add(LiveNumber number) {
        if (registry != null) {
            registered.put(number.counts() ? counter(number) : gauge(number), number);
        }
    }

    private Meter counter(LiveNumber number) {
        return FunctionCounter.builder(number.name(), number, LiveNumber::read).description(number.description())
                .baseUnit(unit(number)).tags(tags(number)).register(registry);
    }

    private Meter gauge(LiveNumber number) {
        return Gauge.builder(number.name(), number, LiveNumber::read).description(number.description())
                .baseUnit(unit(number)).tags(tags(number)).register(registry);
    }

    private static String unit(LiveNumber number) {
        return number.unit().isEmpty() ? null : number.unit();
    }

    private static List<Tag> tags(LiveNumber number) {
        return number.tags().entrySet().stream().map(tag -> Tag.of(tag.getKey(), tag.getValue())).toList();
    }

    @Override
    public Consumer<IngestEvent> recorder() {
        if (registry == null) {
            return null;
        }
        genAi = new GenAiMeters(registry, runtime.configuration().metrics().maxValues());
        return genAi::record;
    }

    @Override
    public void unregister() {
        registered.keySet().forEach(meter -> registry.remove(meter));
        registered.clear();
        if (genAi != null) {
            genAi.unregister();
        }
        registry = null;
    }
}
