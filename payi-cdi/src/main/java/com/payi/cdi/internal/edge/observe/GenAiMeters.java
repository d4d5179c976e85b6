package com.payi.cdi.internal.edge.observe;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.spend.SpendCounts;
import com.payi.cdi.internal.core.spend.TagValues;
import com.payi.cdi.spi.Usage;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;

/**
 * Calls as OpenTelemetry's conventions for GenAI name them, in histograms with the bounds that the conventions advise. The
 * number of meters is bounded.
 */
final class GenAiMeters {
    static final String TOKENS = "gen_ai.client.token.usage";
    static final String DURATION = "gen_ai.client.operation.duration";
    private static final double[] TOKEN_BOUNDS = {1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304,
            16777216,
            67108864};
    private static final Duration[] DURATION_BOUNDS = millis(10, 20, 40, 80, 160, 320, 640, 1280, 2560, 5120, 10_240, 20_480,
            40_960, 81_920);
    /** Combinations of tags; calls of more are not recorded. */
    private static final int MOST_METERS = 500;
    private static final int FIRST_ERROR = 400;
    private static final int NO_ANSWER = 299;

    private final MeterRegistry registry;
    private final TagValues providers;
    private final TagValues models;
    private final Map<Tags, Timer> durations = new HashMap<>();
    private final Map<Tags, DistributionSummary> tokens = new HashMap<>();
    private boolean ended;

    /** @param maxValues how many providers and models have meters of their own */
    GenAiMeters(MeterRegistry registry, int maxValues) {
        this.registry = registry;
        this.providers = new TagValues(List.of(), maxValues);
        this.models = new TagValues(List.of(), maxValues);
    }

    private static Duration[] millis(long... millis) {
        Duration[] durations = new Duration[millis.length];
        for (int i = 0; i < millis.length; i++) {
            durations[i] = Duration.ofMillis(millis[i]);
        }
        return durations;
    }

    synchronized void record(IngestEvent event) {
        if (ended) {
            return;
        }
        String model = models.of(event.resource());
        Tags tags = Tags.of("gen_ai.operation.name", operation(event.resource()), "gen_ai.provider.name",
                providers.of(event.category().replaceFirst("^system\\.", "").toLowerCase(Locale.ROOT)),
                "gen_ai.request.model", model);
        Timer timer = durations.size() < MOST_METERS || durations.containsKey(timed(tags, event))
                ? durations.computeIfAbsent(timed(tags, event), this::timer)
                : null;
        if (timer != null) {
            timer.record(event.latencyMillis(), TimeUnit.MILLISECONDS);
        }
        long input = 0;
        long output = 0;
        boolean known = false;
        for (Map.Entry<String, Usage.Units> unit : event.units().entrySet()) {
            if (SpendCounts.isTokens(unit.getKey())) {
                input += unit.getValue().input();
                output += unit.getValue().output();
                known = true;
            }
        }
        if (known) {
            count(tags.and("gen_ai.token.type", "input"), input);
            count(tags.and("gen_ai.token.type", "output"), output);
        }
    }

    /** The names of models are all that tells it where an application describes a call, too. */
    private static String operation(String resource) {
        return resource.toLowerCase(Locale.ROOT).contains("embed") ? "embeddings" : "chat";
    }

    private static Tags timed(Tags tags, IngestEvent event) {
        int status = event.httpStatus();
        return tags.and("error.type",
                status == NO_ANSWER ? "no_answer" : status >= FIRST_ERROR ? Integer.toString(status) : "none");
    }

    private Timer timer(Tags tags) {
        return Timer.builder(DURATION).description("GenAI operation duration").tags(tags)
                .serviceLevelObjectives(DURATION_BOUNDS).register(registry);
    }

    private void count(Tags tags, long number) {
        if (tokens.size() < MOST_METERS || tokens.containsKey(tags)) {
            tokens.computeIfAbsent(tags, this::summary).record(number);
        }
    }

    private DistributionSummary summary(Tags tags) {
        return DistributionSummary.builder(TOKENS).description("Number of input and output tokens used").tags(tags)
                .serviceLevelObjectives(TOKEN_BOUNDS).register(registry);
    }

    synchronized void unregister() {
        ended = true;
        durations.values().forEach(this::remove);
        tokens.values().forEach(this::remove);
        durations.clear();
        tokens.clear();
    }

    private void remove(Meter meter) {
        registry.remove(meter);
    }
}
