package com.payi.cdi.internal.core.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.FunctionCall;
import com.payi.cdi.spi.Usage.Units;

/** What answers of OpenAI's responses consumed. */
class OpenAiResponsesReaderTest {
    private final AnswerReading reading = AnswerReading.of("https://api.openai.com/v1/responses");

    @Test
    void aDocument() {
        Usage usage = reading.document("{\"id\":\"resp_1\",\"model\":\"gpt-5\",\"output\":[{\"type\":\"reasoning\"},"
                + "{\"type\":\"function_call\",\"name\":\"weather\",\"arguments\":\"{}\"}],\"usage\":{\"input_tokens\":100,"
                + "\"output_tokens\":50,\"input_tokens_details\":{\"cached_tokens\":60},"
                + "\"output_tokens_details\":{\"reasoning_tokens\":20}}}");

        assertThat(usage.responseId()).isEqualTo("resp_1");
        assertThat(usage.model()).isEqualTo("gpt-5");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(40, 30)),
                Map.entry("text_cache_read", new Units(60, 0)), Map.entry("reasoning", new Units(0, 20)));
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{}"));
    }

    @Test
    void aStream() {
        Usage usage = reading.events(
                "{\"type\":\"response.created\",\"response\":{\"id\":\"resp_2\",\"model\":\"gpt-5\",\"usage\":null}}",
                "{\"type\":\"response.output_text.delta\",\"delta\":\"hi\"}",
                "{\"type\":\"response.output_item.added\",\"item\":{\"type\":\"function_call\",\"name\":\"weather\",\"arguments\":\"\"}}",
                "{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"function_call\",\"name\":\"weather\",\"arguments\":\"{}\"}}",
                "{\"type\":\"response.completed\",\"response\":{\"id\":\"resp_2\",\"usage\":{\"input_tokens\":9,\"output_tokens\":4}}}");

        assertThat(usage.responseId()).isEqualTo("resp_2");
        assertThat(usage.model()).isEqualTo("gpt-5");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(9, 4)));
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{}"));
        assertThat(reading.hasContent()).isTrue();
        assertThat(reading.isFinished()).isTrue();
    }

    @Test
    void aStreamThatBrokeOffIsNotFinishedAndHasNoUnits() {
        Usage usage = reading.events("{\"type\":\"response.created\",\"response\":{\"id\":\"resp_3\"}}");
        assertThat(usage.responseId()).isEqualTo("resp_3");
        assertThat(usage.units()).isEmpty();
        assertThat(reading.isFinished()).isFalse();
        assertThat(reading.hasContent()).isFalse();
    }

    @Test
    void aStreamThatIsIncompleteOrFailedIsFinishedAllTheSame() {
        for (String last : new String[]{"response.incomplete", "response.failed"}) {
            reading.events("{\"type\":\"" + last + "\",\"response\":{}}");
            assertThat(reading.isFinished()).as(last).isTrue();
        }
    }

    @Test
    void anAnswerOfEmbeddingsHasInputOnlyAndNoId() {
        Usage usage = AnswerReading.of("https://api.openai.com/v1/embeddings")
                .document("{\"model\":\"text-embedding-3-small\",\"data\":[{\"embedding\":[0.1,0.2]}],"
                        + "\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}");

        assertThat(usage.responseId()).isNull();
        assertThat(usage.model()).isEqualTo("text-embedding-3-small");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(8, 0)));
        assertThat(usage.functionCalls()).isEmpty();
    }

    @Test
    void embeddingsThatHaveAnIdAreNamedByIt() {
        AnswerReading embeddings = AnswerReading.of("https://acme.services.ai.azure.com/models/embeddings");
        assertThat(embeddings.document("{\"id\":\"e1\",\"usage\":{\"total_tokens\":8}}").responseId()).isEqualTo("e1");
        assertThat(embeddings.document("{\"usage\":{\"total_tokens\":8}}").units())
                .containsOnly(Map.entry("text", new Units(8, 0)));
    }

    @Test
    void webSearchesOfADocument() {
        Usage usage = reading
                .document("{\"output\":[" + search("\"action\":{\"type\":\"search\"}") + "," + search("\"id\":\"w\"") + ","
                        + search("\"action\":{\"type\":\"open_page\"}") + "," + search("\"status\":\"failed\"") + "],"
                        + "\"usage\":{\"input_tokens\":9,\"output_tokens\":4}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(9, 4)),
                Map.entry("web_search_request", new Units(0, 2)));
    }

    @Test
    void webSearchesOfAStreamAreNotCountedTwice() {
        Usage usage = reading.events("{\"type\":\"response.output_item.added\",\"item\":" + search("\"id\":\"w\"") + "}",
                "{\"type\":\"response.output_item.done\",\"item\":" + search("\"id\":\"w\"") + "}",
                "{\"type\":\"response.completed\",\"response\":{\"output\":[" + search("\"id\":\"w\"") + "],"
                        + "\"tool_usage\":{\"web_search\":{\"num_requests\":1}},\"usage\":{\"input_tokens\":9,\"output_tokens\":4,"
                        + "\"server_side_tool_usage_details\":{\"web_search_calls\":1}}}}");
        assertThat(usage.units()).containsEntry("web_search_request", new Units(0, 1));
    }

    @Test
    void aStreamThatIsTakenUpAgainHasItsItemsInTheLastEvent() {
        Usage usage = reading.events("{\"type\":\"response.completed\",\"response\":{\"id\":\"resp_g\",\"output\":["
                + search("\"id\":\"w\"") + ",{\"type\":\"function_call\",\"name\":\"f\",\"arguments\":\"{}\"}],"
                + "\"usage\":{\"input_tokens\":9,\"output_tokens\":4}}}");
        assertThat(usage.units()).containsEntry("web_search_request", new Units(0, 1));
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("f", "{}"));
    }

    private static String search(String member) {
        return "{\"type\":\"web_search_call\"," + member + "}";
    }

    @Test
    void theServedTierIsThatOfTheLastEvent() {
        Usage usage = reading.request("{\"model\":\"gpt-5\"}").events(
                "{\"type\":\"response.created\",\"response\":{\"service_tier\":\"auto\"}}",
                "{\"type\":\"response.in_progress\",\"response\":{\"service_tier\":\"priority\"}}",
                "{\"type\":\"response.completed\",\"response\":{\"service_tier\":\"default\"}}");
        assertThat(usage.properties()).containsOnly(Map.entry("payi.service_tier", "default"));
    }

    @Test
    void anErrorEventIsNoEnd() {
        reading.events("{\"type\":\"response.created\",\"response\":{}}", "{\"type\":\"error\",\"code\":\"server_error\"}");
        assertThat(reading.hasFailed()).isTrue();
        assertThat(reading.mayEndHere()).isFalse();
    }

    @Test
    void aCompactionIsReadAsAResponse() {
        Usage usage = AnswerReading.of("https://acme.openai.azure.com/openai/v1/responses/compact")
                .document("{\"id\":\"resp_c\",\"object\":\"response.compaction\",\"usage\":{\"input_tokens\":1900,"
                        + "\"output_tokens\":200,\"total_tokens\":2100}}");
        assertThat(usage.responseId()).isEqualTo("resp_c");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(1900, 200)));
    }
}
