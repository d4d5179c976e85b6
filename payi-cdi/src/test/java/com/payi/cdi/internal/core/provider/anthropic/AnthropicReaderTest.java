package com.payi.cdi.internal.core.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.FunctionCall;
import com.payi.cdi.spi.Usage.Units;

/** What answers of Anthropic's messages consumed. */
class AnthropicReaderTest {
    private final AnswerReading reading = AnswerReading.of("https://api.anthropic.com/v1/messages");

    @Test
    void aDocument() {
        Usage usage = reading.document("{\"type\":\"message\",\"id\":\"msg_1\",\"model\":\"claude-sonnet-4\",\"content\":["
                + "{\"type\":\"text\",\"text\":\"hi\"},{\"type\":\"tool_use\",\"name\":\"weather\",\"input\":{\"city\":\"Oslo\"}},"
                + "{\"type\":\"tool_use\",\"name\":\"time\",\"input\":{}}],\"usage\":{\"input_tokens\":11,\"output_tokens\":5,"
                + "\"cache_creation_input_tokens\":7,\"cache_read_input_tokens\":3,\"server_tool_use\":{\"web_search_requests\":2}}}");

        assertThat(usage.responseId()).isEqualTo("msg_1");
        assertThat(usage.model()).isEqualTo("claude-sonnet-4");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(11, 5)),
                Map.entry("text_cache_write", new Units(7, 0)), Map.entry("text_cache_read", new Units(3, 0)),
                Map.entry("web_search_request", new Units(0, 2)));
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{\"city\":\"Oslo\"}"),
                new FunctionCall("time", null));
    }

    @Test
    void cacheWritesByDurationAreUnitsOfTheirOwn() {
        Usage usage = reading.document(usage("\"input_tokens\":1,\"output_tokens\":1,\"cache_creation_input_tokens\":30,"
                + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":10,\"ephemeral_1h_input_tokens\":20}"));
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(1, 1)),
                Map.entry("text_cache_write", new Units(10, 0)), Map.entry("text_cache_write_1h", new Units(20, 0)));
    }

    @Test
    void aLongPromptHasUnitsOfItsOwnWithItsCacheCounted() {
        assertThat(reading.document(usage("\"input_tokens\":199999,\"output_tokens\":1")).units()).containsOnlyKeys("text");
        assertThat(reading.document(usage("\"input_tokens\":100000,\"output_tokens\":1,\"cache_read_input_tokens\":60000,"
                + "\"cache_creation_input_tokens\":40000,\"server_tool_use\":{\"web_search_requests\":1}")).units())
                .containsOnlyKeys("text_large_context", "text_cache_read_large_context", "text_cache_write_large_context",
                        "web_search_request");
    }

    @Test
    void theScopeIsWhereTheModelRanAsFarAsThePriceDependsOnIt() {
        assertThat(reading.document(usage("\"input_tokens\":1,\"inference_geo\":\"us\"")).resourceScope())
                .isEqualTo("datazone.us");
        for (String anywhere : new String[]{"global", "not_available", ""}) {
            assertThat(reading.document(usage("\"input_tokens\":1,\"inference_geo\":\"" + anywhere + "\"")).resourceScope())
                    .as(anywhere).isNull();
        }
    }

    @Test
    void aStreamNamesTheInputFirstAndTheOutputLast() {
        Usage usage = reading.events(
                "{\"type\":\"message_start\",\"message\":{\"id\":\"msg_2\",\"model\":\"claude\",\"usage\":{"
                        + "\"input_tokens\":20,\"output_tokens\":1,\"cache_read_input_tokens\":4}}}",
                "{\"type\":\"ping\"}",
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"name\":\"weather\",\"input\":{}}}",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"ci\"}}",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"ty\\\":1}\"}}",
                "{\"type\":\"message_delta\",\"usage\":{\"output_tokens\":9}}", "{\"type\":\"message_stop\"}");

        assertThat(usage.responseId()).isEqualTo("msg_2");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(20, 9)),
                Map.entry("text_cache_read", new Units(4, 0)));
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{\"city\":1}"));
        assertThat(reading.hasContent()).isTrue();
        assertThat(reading.isFinished()).isTrue();
    }

    @Test
    void textDeltasAreNoFunctionCalls() {
        Usage usage = reading.events("{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\"}}",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"hi\"}}");
        assertThat(usage.functionCalls()).isEmpty();
        assertThat(reading.hasContent()).isTrue();
        assertThat(reading.isFinished()).isFalse();
    }

    @Test
    void anErrorHasNoUnits() {
        assertThat(reading.document("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}").units()).isEmpty();
    }

    private static String usage(String members) {
        return "{\"type\":\"message\",\"usage\":{" + members + "}}";
    }
}
