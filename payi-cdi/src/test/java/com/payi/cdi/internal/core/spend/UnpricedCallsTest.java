package com.payi.cdi.internal.core.spend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.config.NamedValues;
import com.payi.cdi.internal.core.config.PriceMappings;
import com.payi.cdi.internal.core.config.PriceMappings.ModelMapping;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.delivery.EventSubject;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.testing.LogCapture;

class UnpricedCallsTest {
    private static final EventSubject MISTRAL = new EventSubject("chat", "system.azure", "Mistral.Large:2", 200, true);

    private final NewNumbers numbers = new NewNumbers();
    private final LogCapture log = new LogCapture();
    private final UnpricedCalls unpriced = new UnpricedCalls(PriceMappings.NONE, 50, numbers);

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void unknownUnitsAreWarnedOfOnceWithTheLinesThatMendThem() {
        PayiResult result = answer(Map.of("cost", Map.of("total", Map.of("base", 0.5)), "unknown_units",
                Map.of("reasoning", Map.of("input", 0, "output", 3), "text", Map.of("input", 1, "output", 1))));

        unpriced.answered(result, () -> MISTRAL);
        unpriced.answered(result, () -> MISTRAL);

        assertThat(log.lines()).singleElement().asString().contains("PAYI00230", "'Mistral.Large:2'", "reasoning, text")
                .contains("payi.model-mappings.mistral-large-2.model=Mistral.Large:2")
                .contains("payi.model-mappings.mistral-large-2.price-as-category=system.azure")
                .contains("payi.model-mappings.mistral-large-2.price-as-resource=");
        assertThat(numbers.take()).singleElement().satisfies(number -> {
            assertThat(number.tags()).isEqualTo(Map.of("resource", "Mistral.Large:2", "reason", "unknown_units"));
            assertThat(number.read()).isEqualTo(2);
        });
    }

    @Test
    void aMappingThatIsWrongIsToBeCorrectedAndNotAddedAgain() {
        UnpricedCalls mapped = new UnpricedCalls(new PriceMappings(NamedValues.of(Map.of()),
                List.of(new ModelMapping("chat-deployment", null, null, "Mistral.Large:2", null))), 50, numbers);

        mapped.rejected("category_resource_not_found", () -> MISTRAL);

        assertThat(log.lines()).singleElement().asString().contains("PAYI00231",
                "Correct the line payi.model-mappings.*.price-as-resource=Mistral.Large:2").doesNotContain("Add ");
    }

    @Test
    void otherRefusalsAreAboutSomethingElse() {
        unpriced.rejected("invalid_limit_id", () -> {
            throw new AssertionError("the event was read");
        });
        assertThat(log.lines()).isEmpty();
        assertThat(numbers.isEmpty()).isTrue();
    }

    @Test
    void anAnswerWithoutCostIsUnpricedUnlessItOnlyConfirmsTheArrival() {
        PayiResultReader.ofBulk(List.of("a", "b"), JsonTree.of(Map.of("request_id", "1")))
                .forEach(result -> unpriced.answered(result, () -> MISTRAL));
        assertThat(numbers.isEmpty()).isTrue();

        unpriced.answered(answer(Map.of()), () -> new EventSubject("chat", "system.openai", "failed", 500, true));
        unpriced.answered(answer(Map.of()), () -> new EventSubject("chat", "system.openai", "silent", 200, false));
        unpriced.answered(answer(Map.of("duplicate_request", true)), () -> MISTRAL);
        assertThat(numbers.isEmpty()).isTrue();

        unpriced.answered(answer(Map.of()), () -> MISTRAL);
        assertThat(numbers.take()).singleElement()
                .satisfies(number -> assertThat(number.tags()).containsEntry("reason", "no_cost"));
    }

    @Test
    void aPricedCallIsNotReadAgain() {
        unpriced.answered(answer(Map.of("cost", Map.of("total", Map.of("base", 0)))), () -> {
            throw new AssertionError("the event was read");
        });
        assertThat(numbers.isEmpty()).isTrue();
    }

    @Test
    void callsWithoutUsageAreWarnedOfByWhatTheyAre() {
        unpriced.called(call("streamed", 200, 5, Map.of(), Map.of()));
        unpriced.called(call("stopped", 200, 5, Map.of(), Map.of("payi.partial", "true")));
        unpriced.called(call("whole", 200, null, Map.of(), Map.of()));
        unpriced.called(call("refused", 500, null, Map.of(), Map.of()));
        unpriced.called(call("unanswered", 299, null, Map.of(), Map.of()));
        unpriced.called(call("told", 200, null, Map.of("text", new Usage.Units(1, 1)), Map.of()));

        assertThat(log.lines()).hasSize(3).allMatch(line -> line.contains("PAYI00232"));
        assertThat(log.lines().get(0)).contains("'streamed'", "payi.host-mappings.\"llm.example.com\".stream-usage=always");
        assertThat(log.lines().get(1)).contains("'stopped'", "did not read the stream to its end");
        assertThat(log.lines().get(2)).contains("'whole'", "ProviderDialect");
    }

    @Test
    void resourcesAreBoundedAndListedAtTheEnd() {
        UnpricedCalls few = new UnpricedCalls(PriceMappings.NONE, 2, numbers);
        for (int i = 0; i < 1000; i++) {
            EventSubject subject = new EventSubject("", "system.openai", "model-" + i, 200, true);
            few.rejected("category_resource_not_found", () -> subject);
        }
        assertThat(log.lines()).hasSize(3);
        assertThat(numbers.take()).hasSize(3);

        few.close();
        assertThat(log.lines().get(3)).contains("PAYI00233",
                "model-0 (unknown_resource): 1, model-1 (unknown_resource): 1, other (unknown_resource): 998");
    }

    @Test
    void nothingIsListedWhereAllCallsHadAPrice() {
        unpriced.close();
        assertThat(log.lines()).isEmpty();
    }

    private static PayiResult answer(Map<String, Object> result) {
        return PayiResultReader.ofEvent("id", JsonTree.of(Map.of("xproxy_result", result)));
    }

    private static IngestEvent call(String resource, int status, Integer firstToken, Map<String, Usage.Units> units,
            Map<String, String> properties) {
        return new IngestEvent("id", ContextValues.NONE, "system.openai", resource, units, Instant.EPOCH, 10, firstToken,
                firstToken, status, properties, "https://llm.example.com:8443", null, null, List.of(), null, Map.of(),
                Map.of());
    }
}
