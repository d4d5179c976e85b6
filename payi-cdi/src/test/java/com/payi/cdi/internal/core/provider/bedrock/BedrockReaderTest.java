package com.payi.cdi.internal.core.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.FunctionCall;
import com.payi.cdi.spi.Usage.Units;

/** What answers of Bedrock consumed: each model has a language of its own, and Bedrock another one. */
class BedrockReaderTest {
    private static final String HOST = "https://bedrock-runtime.us-east-1.amazonaws.com/model/";
    private static final String METRICS = "\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":21,\"outputTokenCount\":8}";

    private final AnswerReading reading = AnswerReading.of(HOST + "some.model/invoke");

    @Nested
    class Invoke {
        @Test
        void anthropic() {
            Usage usage = reading
                    .document("{\"type\":\"message\",\"id\":\"msg_1\",\"content\":[{\"type\":\"tool_use\",\"name\":\"weather\","
                            + "\"input\":{\"a\":1}}],\"usage\":{\"input_tokens\":11,\"output_tokens\":5,\"cache_read_input_tokens\":3}}");

            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(11, 5)),
                    Map.entry("text_cache_read", new Units(3, 0)));
            assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{\"a\":1}"));
            assertThat(usage.responseId()).as("AWS names answers in a header").isNull();
        }

        @Test
        void llama() {
            assertThat(reading.document("{\"prompt_token_count\":12,\"generation_token_count\":6}").units())
                    .containsOnly(Map.entry("text", new Units(12, 6)));
        }

        @Test
        void titan() {
            assertThat(
                    reading.document("{\"inputTextTokenCount\":9,\"results\":[{\"tokenCount\":2},{\"tokenCount\":3}]}").units())
                    .containsOnly(Map.entry("text", new Units(9, 5)));
        }

        @Test
        void nova() {
            assertThat(reading.document("{\"usage\":{\"inputTokens\":9,\"outputTokens\":4,\"cacheReadInputTokenCount\":5,"
                    + "\"cacheWriteInputTokenCount\":6}}").units()).containsOnly(Map.entry("text", new Units(9, 4)),
                            Map.entry("text_cache_read", new Units(5, 0)), Map.entry("text_cache_write", new Units(6, 0)));
        }

        @Test
        void modelsThatCountLikeOpenAi() {
            Usage usage = reading.document("{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"time\","
                    + "\"arguments\":\"{}\"}}]}}],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}");
            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(7, 3)));
            assertThat(usage.functionCalls()).containsExactly(new FunctionCall("time", "{}"));
        }

        @Test
        void modelsThatSayNothingHaveTheHeadersOfTheAnswer() {
            Usage usage = reading.answerHeader("X-Amzn-Bedrock-Input-Token-Count", "14")
                    .answerHeader("X-Amzn-Bedrock-Output-Token-Count", "x")
                    .answerHeader("X-Amzn-Bedrock-Cache-Read-Input-Token-Count", "2").document("{\"outputs\":[]}");
            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(14, 0)),
                    Map.entry("text_cache_read", new Units(2, 0)));
        }

        @Test
        void aModelsOwnCountsAreWorthMoreThanTheHeaders() {
            assertThat(reading.answerHeader("X-Amzn-Bedrock-Input-Token-Count", "14")
                    .document("{\"prompt_token_count\":12,\"generation_token_count\":6}").units())
                    .containsOnly(Map.entry("text", new Units(12, 6)));
        }
    }

    @Nested
    class InvokeStream {
        @Test
        void anthropic() {
            Usage usage = reading.array(
                    "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":20,\"output_tokens\":1}}}",
                    "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"hi\"}}",
                    "{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":9}}",
                    "{\"type\":\"message_stop\"," + METRICS + "}");

            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(20, 9)));
            assertThat(reading.hasContent()).isTrue();
            assertThat(reading.isFinished()).isTrue();
        }

        @Test
        void llamaCountsOnAndNamesThePromptOnce() {
            Usage usage = reading.array("{\"prompt_token_count\":12,\"generation_token_count\":1}",
                    "{\"generation_token_count\":2}");
            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(12, 2)));
            assertThat(reading.isFinished()).isFalse();
        }

        @Test
        void modelsThatSayNothingHaveTheMetrics() {
            Usage usage = reading.answerHeader("X-Amzn-Bedrock-Input-Token-Count", "14")
                    .array("{\"inputTextTokenCount\":9,\"totalOutputTextTokenCount\":3}", "{" + METRICS + "}");
            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(21, 8)));
            assertThat(reading.isFinished()).isTrue();
        }
    }

    @Nested
    class Converse {
        private final AnswerReading converse = AnswerReading.of(HOST + "some.model/converse");

        @Test
        void inOnePiece() {
            Usage usage = converse
                    .document("{\"output\":{\"message\":{\"content\":[{\"text\":\"hi\"},{\"toolUse\":{\"name\":\"weather\","
                            + "\"input\":{\"a\":1}}}]}},\"usage\":{\"inputTokens\":9,\"outputTokens\":4,\"totalTokens\":13,"
                            + "\"cacheReadInputTokens\":5,\"cacheWriteInputTokens\":6}}");

            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(9, 4)),
                    Map.entry("text_cache_read", new Units(5, 0)), Map.entry("text_cache_write", new Units(6, 0)));
            assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{\"a\":1}"));
        }

        @Test
        void asAStream() {
            Usage usage = converse.array("{\"contentBlockIndex\":0,\"start\":{\"toolUse\":{\"name\":\"weather\"}}}",
                    "{\"contentBlockIndex\":0,\"delta\":{\"toolUse\":{\"input\":\"{\\\"a\"}}}",
                    "{\"contentBlockIndex\":0,\"delta\":{\"toolUse\":{\"input\":\"\\\":1}\"}}}",
                    "{\"stopReason\":\"tool_use\"}", "{\"usage\":{\"inputTokens\":9,\"outputTokens\":4,\"totalTokens\":13}}");

            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(9, 4)));
            assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{\"a\":1}"));
            assertThat(converse.hasContent()).isTrue();
            assertThat(converse.isFinished()).isTrue();
        }
    }

    @Nested
    class Guardrails {
        @Test
        void eachPolicyIsAUnitAndSteppingInIsAFailure() {
            Usage usage = reading.requestHeader("X-Amzn-Bedrock-GuardrailIdentifier", "gr-1")
                    .requestHeader("X-Amzn-Bedrock-GuardrailVersion", "3")
                    .document(
                            "{\"amazon-bedrock-guardrailAction\":\"INTERVENED\",\"amazon-bedrock-trace\":{\"guardrail\":{\"input\":{"
                                    + "\"gr-1\":{\"invocationMetrics\":{\"usage\":{\"topicPolicyUnits\":1,\"wordPolicyUnits\":2,"
                                    + "\"contentPolicyUnits\":0}}}}}}}");

            assertThat(usage.units()).containsOnly(Map.entry("guardrail_topic", new Units(1, 0)),
                    Map.entry("guardrail_word_free", new Units(2, 0)));
            assertThat(usage.properties()).containsEntry("system.aws.bedrock.guardrail.id", "gr-1")
                    .containsEntry("system.aws.bedrock.guardrail.version", "3")
                    .containsEntry("system.aws.bedrock.guardrail.action", "INTERVENED")
                    .containsEntry("system.failure", "INTERVENED");
        }

        @Test
        void aConversationNamesThemInItsRequest() {
            Usage usage = AnswerReading.of(HOST + "some.model/converse")
                    .request("{\"guardrailConfig\":{\"guardrailIdentifier\":\"gr-2\",\"guardrailVersion\":\"DRAFT\"}}")
                    .document("{\"stopReason\":\"guardrail_intervened\",\"usage\":{\"inputTokens\":9,\"outputTokens\":0},"
                            + "\"trace\":{\"guardrail\":{\"inputAssessment\":{\"gr-2\":{\"invocationMetrics\":{\"usage\":{"
                            + "\"contentPolicyUnits\":4}}}}}}}");

            assertThat(usage.units()).containsOnly(Map.entry("text", new Units(9, 0)),
                    Map.entry("guardrail_content", new Units(4, 0)));
            assertThat(usage.properties()).containsEntry("system.aws.bedrock.guardrail.id", "gr-2")
                    .containsEntry("system.failure", "guardrail_intervened");
        }
    }
}
