package com.payi.cdi.internal.core.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.FunctionCall;
import com.payi.cdi.spi.Usage.Units;

/** Google's interfaces beside the generation of content. */
class GoogleInterfacesTest {
    private static final String GEMINI = "https://generativelanguage.googleapis.com/v1beta/";
    private static final String VERTEX = "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/";

    @Nested
    class Embeddings {
        @Test
        void areCountedByTheUsage() {
            assertThat(AnswerReading.of(GEMINI + "models/e:batchEmbedContents")
                    .document("{\"embeddings\":[{\"values\":[0.1]}],\"usageMetadata\":{\"promptTokenCount\":80}}").units())
                    .containsOnly(Map.entry("text", new Units(80, 0)));
        }

        @Test
        void areCountedByTheStatisticsOfEachPrediction() {
            assertThat(AnswerReading.of(VERTEX + "google/models/e:predict").document("{\"predictions\":["
                    + "{\"embeddings\":{\"statistics\":{\"token_count\":8.0}}},{\"embeddings\":{\"statistics\":{\"token_count\":\"3\"}}},"
                    + "{\"embeddings\":null}],\"metadata\":{\"billableCharacterCount\":30}}").units())
                    .containsOnly(Map.entry("text", new Units(11, 0)));
        }

        @Test
        void haveNoUnitsWhereNothingIsCounted() {
            for (String answer : new String[]{"{}", "{\"embedding\":{\"values\":[0.1]}}", "{\"predictions\":7}",
                    "{\"usageMetadata\":null}"}) {
                assertThat(AnswerReading.of(GEMINI + "models/e:embedContent").document(answer).units()).as(answer).isEmpty();
            }
        }
    }

    @Nested
    class Interactions {
        private final AnswerReading reading = AnswerReading.of(GEMINI + "interactions").request("{\"agent\":\"research\"}");

        @Test
        void areReadFromADocument() {
            Usage usage = reading.document("{\"id\":\"int_1\",\"model\":\"gemini-3\",\"service_tier\":\"flex\",\"steps\":["
                    + "{\"type\":\"function_call\",\"name\":\"now\",\"arguments\":{}},"
                    + "{\"type\":\"google_search_call\",\"arguments\":{\"queries\":[\"a\",\"a\",\"b\"]}}],\"usage\":{"
                    + "\"total_input_tokens\":107,\"input_tokens_by_modality\":[{\"modality\":\"text\",\"tokens\":7},"
                    + "{\"modality\":\"image\",\"tokens\":100}],\"total_cached_tokens\":50,\"total_output_tokens\":20,"
                    + "\"total_thought_tokens\":22,\"total_tool_use_tokens\":4,\"total_tokens\":153}}");
            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(11, 20)), Map.entry("vision", new Units(50, 0)),
                    Map.entry("vision_cache_read", new Units(50, 0)), Map.entry("reasoning", new Units(0, 22)),
                    Map.entry("web_search_request", new Units(0, 2)));
            assertThat(usage.responseId()).isEqualTo("int_1");
            assertThat(usage.model()).isEqualTo("gemini-3");
            assertThat(usage.properties()).containsOnly(Map.entry("payi.service_tier", "flex"));
            assertThat(usage.functionCalls()).containsExactly(new FunctionCall("now", null));
        }

        @Test
        void areReadFromTheLastEventOfAStream() {
            String delta = "{\"event_type\":\"content.delta\",\"index\":0,\"delta\":{\"type\":\"text\",\"text\":\"hi\"}}";
            reading.events("{\"event_type\":\"interaction.created\",\"interaction\":{\"id\":\"int_2\"}}", delta);
            assertThat(reading.mayEndHere()).isFalse();
            assertThat(reading.hasContent()).isTrue();
            Usage usage = reading.events(delta, "{\"event_type\":\"interaction.completed\",\"interaction\":{\"id\":\"int_2\","
                    + "\"usage\":{\"total_input_tokens\":7,\"total_output_tokens\":2,\"grounding_tool_count\":["
                    + "{\"type\":\"google_maps\",\"count\":9},{\"type\":\"google_search\",\"count\":3}]}}}");
            assertThat(reading.mayEndHere()).isTrue();
            assertThat(usage.model()).as("the agent's name").isEqualTo("research");
            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(7, 2)),
                    Map.entry("web_search_request", new Units(0, 3)));
        }

        @Test
        void thatFailAreNotWhole() {
            reading.events("{\"event_type\":\"error\",\"error\":{\"code\":\"x\"}}");
            assertThat(reading.mayEndHere()).isFalse();
        }
    }

    @Nested
    class ModelsOfPublishers {
        @Test
        void claudeIsReadAsByAnthropic() {
            Usage usage = AnswerReading.of(VERTEX + "anthropic/models/claude:rawPredict").document("{\"id\":\"msg_1\","
                    + "\"type\":\"message\",\"model\":\"claude-x\",\"usage\":{\"input_tokens\":20,\"output_tokens\":10}}");
            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(20, 10)));
            assertThat(usage.responseId()).isEqualTo("msg_1");
            assertThat(usage.model()).as("the path names it").isNull();
        }

        @Test
        void othersAreReadAsChatCompletions() {
            AnswerReading reading = AnswerReading.of(VERTEX + "mistralai/models/m:streamRawPredict");
            Usage usage = reading.events("{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,"
                    + "\"function\":{\"name\":\"now\",\"arguments\":\"{}\"}}]}}]}",
                    "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],"
                            + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":2,\"total_tokens\":7}}");
            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(5, 2)));
            assertThat(usage.functionCalls()).containsExactly(new FunctionCall("now", "{}"));
            assertThat(reading.mayEndHere()).isTrue();
            reading.events("{\"error\":{\"message\":\"overloaded\"}}");
            assertThat(reading.mayEndHere()).isFalse();
        }
    }
}
