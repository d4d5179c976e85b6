package com.payi.cdi.internal.core.spend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.config.MetricsConfiguration;
import com.payi.cdi.internal.core.config.MetricsConfiguration.Costs;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.delivery.ResultTally;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

class SpendCountsTest {
    private final NewNumbers numbers = new NewNumbers();
    private final List<LiveNumber> shown = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void nothingIsCountedBeforeThereIsARegistry() {
        SpendCounts counts = counts(Costs.SAMPLED, List.of(), 50);

        assertThat(counts.called(event("shop", "gpt", 200, 1, 2))).isNull();
        counts.underLimits(result(1, Map.of("daily", "ok")), id -> null);
        assertThat(numbers.isEmpty()).isTrue();
    }

    @Test
    void callsTokensAndCostsAreCountedByUseCaseModelAndStatus() {
        SpendCounts counts = started(Costs.ALL, List.of(), 50);

        counts.called(event("shop", "gpt", 200, 3, 4)).answered(result(0.5, Map.of()));
        counts.called(event("shop", "gpt", 200, 5, 6)).answered(result(0.25, Map.of()));
        counts.called(event("shop", "gpt", 429, 0, 0));
        counts.called(event(null, "claude", 299, 0, 0));

        assertThat(number("payi.spend.calls", "shop", "gpt", "ok")).isEqualTo(2);
        assertThat(number("payi.spend.calls", "shop", "gpt", "rate_limited")).isEqualTo(1);
        assertThat(number("payi.spend.calls", "none", "claude", "no_answer")).isEqualTo(1);
        assertThat(number("payi.spend.cost", "shop", "gpt", "ok")).isEqualTo(0.75);
        assertThat(number("payi.spend.priced", "shop", "gpt", "ok")).isEqualTo(2);
        assertThat(number("payi.spend.tokens", "shop", "gpt", "text", "input")).isEqualTo(8);
        assertThat(number("payi.spend.tokens", "shop", "gpt", "text", "output")).isEqualTo(10);
    }

    @Test
    void unitsThatAreNoTokensAreNotAddedToTokens() {
        SpendCounts counts = started(Costs.ALL, List.of(), 50);

        counts.called(event("shop", "gpt", 200, Map.of("web_search_request", new Usage.Units(2, 0), "vision_large_context",
                new Usage.Units(7, 0))));

        assertThat(number("payi.spend.units", "shop", "gpt", "web_search_request", "input")).isEqualTo(2);
        assertThat(number("payi.spend.tokens", "shop", "gpt", "vision_large_context", "input")).isEqualTo(7);
        assertThat(names()).doesNotContain("payi.spend.tokens[web_search_request]");
    }

    @Test
    void anAnswerWithoutACostPricesNothingAndACounterNeverFalls() {
        SpendCounts counts = started(Costs.ALL, List.of(), 50);
        ResultTally tally = counts.called(event("shop", "gpt", 200, 1, 1));

        tally.answered(PayiResultReader.read(JsonTree.of(Map.of()), "id"));
        tally.answered(result(-1, Map.of()));
        tally.answered(result(Double.POSITIVE_INFINITY, Map.of()));

        assertThat(number("payi.spend.cost", "shop", "gpt", "ok")).isZero();
        assertThat(number("payi.spend.priced", "shop", "gpt", "ok")).isZero();
    }

    @Test
    void tagsHaveOnlyTheValuesOfTheirListAndOther() {
        SpendCounts counts = started(Costs.ALL, List.of("shop"), 50);

        counts.called(event("tenant-1", "gpt", 200, 1, 1));
        counts.called(event("tenant-2", "gpt", 200, 1, 1));
        counts.called(event("shop", "gpt", 200, 1, 1));

        assertThat(number("payi.spend.calls", "other", "gpt", "ok")).isEqualTo(2);
        assertThat(number("payi.spend.calls", "shop", "gpt", "ok")).isEqualTo(1);
    }

    @Test
    void withoutAListTheFirstValuesAreNamedAndTheRestIsOther() {
        SpendCounts counts = started(Costs.ALL, List.of(), 3);

        for (int i = 0; i < 10_000; i++) {
            counts.called(event("tenant-" + i, "model-" + i, 200, 1, 1));
        }

        assertThat(valuesOf("use_case")).containsExactlyInAnyOrder("tenant-0", "tenant-1", "tenant-2", "other");
        assertThat(valuesOf("model")).containsExactlyInAnyOrder("model-0", "model-1", "model-2", "other");
        assertThat(number("payi.spend.calls", "other", "other", "ok")).isEqualTo(9_997);
    }

    @Test
    void combinationsOfTagsAreBoundedToo() {
        SpendCounts counts = started(Costs.ALL, List.of(), 1000);

        for (int useCase = 0; useCase < 100; useCase++) {
            for (int model = 0; model < 100; model++) {
                counts.called(event("case-" + useCase, "model-" + model, 200, 1, 1));
            }
        }

        take();
        assertThat(named("payi.spend.calls")).hasSize(SpendCounts.MOST_CALLS + 1);
        assertThat(named("payi.spend.calls").stream().mapToDouble(LiveNumber::read).sum()).isEqualTo(10_000);
        assertThat(named("payi.spend.tokens")).hasSize(SpendCounts.MOST_UNITS + 2);
        assertThat(named("payi.spend.tokens").stream().mapToDouble(LiveNumber::read).sum()).isEqualTo(20_000);
    }

    @Test
    void noCountIsLostWhenManyThreadsCount() throws Exception {
        SpendCounts counts = started(Costs.ALL, List.of(), 5);
        int threads = 8;
        int each = 5_000;
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                work.add(() -> {
                    for (int i = 0; i < each; i++) {
                        counts.called(event("case-" + i % 20, "model-" + i % 3, 200, 1, 2)).answered(result(0.25, Map.of()));
                    }
                    return null;
                });
            }
            executor.invokeAll(work).forEach(SpendCountsTest::joined);
        } finally {
            executor.shutdownNow();
        }

        take();
        assertThat(sum("payi.spend.calls")).isEqualTo(threads * each);
        assertThat(sum("payi.spend.priced")).isEqualTo(threads * each);
        assertThat(sum("payi.spend.cost")).isEqualTo(threads * each * 0.25);
        assertThat(sum("payi.spend.tokens")).isEqualTo(threads * each * 3);
        assertThat(shown.stream().map(number -> number.name() + number.tags())).doesNotHaveDuplicates();
        assertThat(valuesOf("use_case")).hasSize(6);
    }

    @Test
    void oneCallASecondOfEachKindIsSampled() {
        SpendCounts counts = started(Costs.SAMPLED, List.of(), 50);

        assertThat(needsResult(counts, "shop")).isTrue();
        assertThat(needsResult(counts, "shop")).isFalse();
        assertThat(needsResult(counts, "chat")).isTrue();
        nanos.addAndGet(999_999_999);
        assertThat(needsResult(counts, "shop")).isFalse();
        nanos.addAndGet(1);
        assertThat(needsResult(counts, "shop")).isTrue();
    }

    @Test
    void allOrNoneAreSampledWhereThatIsConfigured() {
        SpendCounts all = started(Costs.ALL, List.of(), 50);
        SpendCounts seen = started(Costs.SEEN, List.of(), 50);

        assertThat(needsResult(all, "shop")).isTrue();
        assertThat(needsResult(all, "shop")).isTrue();
        assertThat(needsResult(seen, "shop")).isFalse();
    }

    @Test
    void theCostOfACallCountsUnderEachOfItsLimitsInAMeterOfItsOwn() {
        SpendCounts counts = started(Costs.ALL, List.of(), 50);

        counts.underLimits(result(0.5, Map.of("daily", "ok", "team", "exceeded")), id -> null);
        counts.underLimits(result(0.25, Map.of("daily", "ok")), id -> LimitState.BLOCKED);

        take();
        assertThat(limit("payi.limit.cost", "daily")).isEqualTo(0.75);
        assertThat(limit("payi.limit.cost", "team")).isEqualTo(0.5);
        assertThat(limit("payi.limit.state", "team")).isEqualTo(1);
        assertThat(limit("payi.limit.state", "daily")).as("the latest state counts, not that of the answer").isEqualTo(3);
        assertThat(names()).doesNotContain("payi.spend.cost");
    }

    @Test
    void afterTheEndNothingIsCounted() {
        SpendCounts counts = started(Costs.ALL, List.of(), 50);
        counts.end();

        assertThat(counts.called(event("shop", "gpt", 200, 1, 1))).isNull();
    }

    private boolean needsResult(SpendCounts counts, String useCase) {
        return counts.called(event(useCase, "gpt", 200, 1, 1)).needsResult();
    }

    private SpendCounts started(Costs costs, List<String> useCases, int maxValues) {
        SpendCounts counts = counts(costs, useCases, maxValues);
        counts.start(null);
        return counts;
    }

    private SpendCounts counts(Costs costs, List<String> useCases, int maxValues) {
        return new SpendCounts(new MetricsConfiguration(costs, useCases, List.of(), List.of(), maxValues, false), numbers,
                nanos::get);
    }

    private static Void joined(java.util.concurrent.Future<Void> work) {
        try {
            return work.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void take() {
        shown.addAll(numbers.take());
    }

    private List<LiveNumber> named(String name) {
        return shown.stream().filter(number -> number.name().equals(name)).toList();
    }

    private double sum(String name) {
        return named(name).stream().mapToDouble(LiveNumber::read).sum();
    }

    private Set<String> names() {
        take();
        return shown.stream()
                .map(number -> number.name() + (number.tags().containsKey("unit") ? "[" + number.tags().get("unit") + "]" : ""))
                .collect(Collectors.toSet());
    }

    private Set<String> valuesOf(String tag) {
        take();
        return shown.stream().map(number -> number.tags().get(tag)).collect(Collectors.toSet());
    }

    private double number(String name, String... values) {
        take();
        return named(name).stream().filter(number -> List.copyOf(number.tags().values()).equals(List.of(values))).findFirst()
                .orElseThrow(() -> new AssertionError(name + List.of(values) + " is missing")).read();
    }

    private double limit(String name, String id) {
        return named(name).stream().filter(number -> number.tags().equals(Map.of("limit", id))).findFirst().orElseThrow()
                .read();
    }

    static PayiResult result(double total, Map<String, String> states) {
        Map<String, Object> limits = states.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, state -> Map.of("state", state.getValue())));
        return PayiResultReader.read(
                JsonTree.of(Map.of("cost", Map.of("total", Map.of("base", total)), "limits", limits)), "id");
    }

    private static IngestEvent event(String useCase, String model, int status, int input, int output) {
        return event(useCase, model, status, Map.of("text", new Usage.Units(input, output)));
    }

    static IngestEvent event(String useCase, String model, int status, Map<String, Usage.Units> units) {
        ContextValues context = useCase == null
                ? ContextValues.NONE
                : ContextValues.builder().set(ContextField.USE_CASE_NAME, useCase).build();
        return new IngestEvent("id", context, "system.openai", model, units, Instant.EPOCH, 10, null, null, status, Map.of(),
                "https://api.openai.com", null, null, List.of(), null, Map.of(), Map.of());
    }
}
