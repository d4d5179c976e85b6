package com.payi.cdi.internal.core.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.Units;

/** Answers for which models were asked several times, and the terms on which they were served. */
class AnthropicIterationsTest {
    private final AnswerReading reading = AnswerReading.of("https://api.anthropic.com/v1/messages")
            .request("{\"model\":\"claude-called\"}");

    private Usage read(String usage) {
        return reading
                .document("{\"type\":\"message\",\"id\":\"msg_1\",\"model\":\"claude-answered\",\"usage\":{" + usage + "}}");
    }

    @Test
    void aCompactionIsAddedToTheAnswer() {
        assertThat(read("\"input_tokens\":100,\"output_tokens\":20,\"cache_read_input_tokens\":50,\"iterations\":["
                + "{\"type\":\"compaction\",\"input_tokens\":10,\"output_tokens\":3000,\"cache_read_input_tokens\":90000,"
                + "\"cache_creation_input_tokens\":7,\"cache_creation\":{\"ephemeral_1h_input_tokens\":7}},"
                + "{\"type\":\"message\",\"input_tokens\":100,\"output_tokens\":20,\"cache_read_input_tokens\":50}]").units())
                .containsOnly(Map.entry("text", new Units(110, 3020)), Map.entry("text_cache_read", new Units(90050, 0)),
                        Map.entry("text_cache_write_1h", new Units(7, 0)));
    }

    @Test
    void anAdvisorIsAnotherModel() {
        Usage usage = read("\"input_tokens\":2,\"output_tokens\":491,\"iterations\":["
                + "{\"type\":\"message\",\"input_tokens\":1,\"output_tokens\":45},"
                + "{\"type\":\"advisor_message\",\"model\":\"claude-wise\",\"input_tokens\":15000,\"output_tokens\":7000},"
                + "{\"type\":\"advisor_message\",\"model\":\"claude-wise\",\"input_tokens\":5,\"output_tokens\":6},"
                + "{\"type\":\"message\",\"input_tokens\":1,\"output_tokens\":446}]");

        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(2, 491)));
        assertThat(usage.model()).isEqualTo("claude-called");
        assertThat(reading.ofOtherModels()).singleElement().satisfies(advisor -> {
            assertThat(advisor.model()).isEqualTo("claude-wise");
            assertThat(advisor.units()).containsOnly(Map.entry("text", new Units(15005, 7006)));
            assertThat(advisor.responseId()).startsWith("msg_1").isNotEqualTo("msg_1");
        });
    }

    @Test
    void theModelThatAnswersInPlaceOfAnotherIsPaidAndTheRefusedPassIsNot() {
        Usage usage = read("\"input_tokens\":2,\"output_tokens\":13658,\"cache_read_input_tokens\":79214,\"iterations\":["
                + "{\"type\":\"message\",\"model\":\"claude-called\",\"input_tokens\":2,\"output_tokens\":578},"
                + "{\"type\":\"fallback_message\",\"model\":\"claude-other\",\"input_tokens\":2,\"output_tokens\":13658,"
                + "\"cache_read_input_tokens\":79214}]");

        assertThat(usage.model()).isEqualTo("claude-other");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(2, 13658)),
                Map.entry("text_cache_read", new Units(79214, 0)));
        assertThat(reading.ofOtherModels()).isEmpty();
    }

    @Test
    void aPromptIsLongByItselfAndNotTogetherWithOthers() {
        assertThat(read("\"input_tokens\":260000,\"output_tokens\":3,\"iterations\":["
                + "{\"type\":\"message\",\"input_tokens\":200000,\"output_tokens\":1},"
                + "{\"type\":\"message\",\"input_tokens\":60000,\"output_tokens\":2},"
                + "{\"type\":\"compaction\",\"input_tokens\":190000,\"output_tokens\":4}]").units())
                .containsOnly(Map.entry("text_large_context", new Units(200000, 1)), Map.entry("text", new Units(250000, 6)));
    }

    @Test
    void iterationsOfAnotherShapeChangeNothing() {
        for (String iterations : new String[]{"null", "[]", "7", "\"x\"", "{}", "[null]", "[7,\"x\",[]]", "[{\"type\":null}]",
                "[{\"type\":\"new_kind\",\"input_tokens\":900}]", "[{\"type\":\"compaction\",\"input_tokens\":\"-3\"}]"}) {
            assertThat(read("\"input_tokens\":1,\"output_tokens\":2,\"iterations\":" + iterations).units()).as(iterations)
                    .containsOnly(Map.entry("text", new Units(1, 2)));
        }
    }

    @Test
    void zerosAtTheEndOfAStreamTakeNothingBack() {
        Usage usage = reading.events(
                "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"usage\":{\"input_tokens\":472,"
                        + "\"cache_read_input_tokens\":7,\"output_tokens\":0,\"speed\":\"standard\",\"service_tier\":\"priority\"}}}",
                "{\"type\":\"message_delta\",\"usage\":{\"input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":15}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(472, 15)),
                Map.entry("text_cache_read", new Units(7, 0)));
        assertThat(usage.properties()).containsOnly(Map.entry("payi.speed", "standard"),
                Map.entry("payi.service_tier", "priority"));
        assertThat(reading.mayEndHere()).as("without message_stop").isFalse();
    }

    @Test
    void termsThatNameNothingAreLeftOut() {
        assertThat(read("\"input_tokens\":1,\"speed\":null,\"service_tier\":\" \"").properties()).isEmpty();
        assertThat(read("\"input_tokens\":1,\"speed\":7,\"service_tier\":\"auto\"").properties()).isEmpty();
        assertThat(read("\"input_tokens\":1,\"service_tier\":\"" + "x".repeat(101) + "\"").properties()).isEmpty();
    }

    @Test
    void whatIsWrittenToTheCacheIsCountedWholeAndOnce() {
        assertThat(read("\"input_tokens\":1,\"cache_creation_input_tokens\":100,"
                + "\"cache_creation\":{\"ephemeral_1h_input_tokens\":40}").units())
                .containsOnly(Map.entry("text", new Units(1, 0)), Map.entry("text_cache_write", new Units(60, 0)),
                        Map.entry("text_cache_write_1h", new Units(40, 0)));
    }
}
