package com.payi.cdi.internal.core.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.FunctionCall;
import com.payi.cdi.spi.Usage.Units;

/** What answers of Cohere's own interface consumed. */
class CohereReaderTest {
    private final AnswerReading reading = AnswerReading.of("https://api.cohere.com/v2/chat");

    @Test
    void theBilledUnitsOfADocument() {
        Usage usage = reading
                .document("{\"id\":\"co1\",\"finish_reason\":\"COMPLETE\",\"message\":{\"tool_calls\":[{\"id\":\"t\","
                        + "\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]},\"usage\":{\"billed_units\":{"
                        + "\"input_tokens\":5,\"output_tokens\":7},\"tokens\":{\"input_tokens\":70,\"output_tokens\":8}}}");
        assertThat(usage.responseId()).isEqualTo("co1");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(5, 7)));
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{}"));
    }

    @Test
    void aStreamNamesThemInItsLastEvent() {
        Usage usage = reading.events(
                "{\"id\":\"co2\",\"type\":\"message-start\",\"delta\":{\"message\":{\"role\":\"assistant\"}}}",
                "{\"type\":\"content-delta\",\"index\":0,\"delta\":{\"message\":{\"content\":{\"text\":\"x\"}}}}",
                "{\"type\":\"tool-call-start\",\"index\":0,\"delta\":{\"message\":{\"tool_calls\":{\"function\":{\"name\":\"weather\","
                        + "\"arguments\":\"\"}}}}}",
                "{\"type\":\"tool-call-delta\",\"index\":0,\"delta\":{\"message\":{\"tool_calls\":{\"function\":{\"arguments\":\"{}\"}}}}}");
        assertThat(usage.units()).isEmpty();
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{}"));
        assertThat(reading.mayEndHere()).isFalse();
        assertThat(reading.hasContent()).isTrue();

        usage = reading.events("{\"id\":\"co2\",\"type\":\"message-start\"}",
                "{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"COMPLETE\",\"usage\":{\"billed_units\":{\"input_tokens\":3,"
                        + "\"output_tokens\":4}}}}");
        assertThat(usage.responseId()).isEqualTo("co2");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(3, 4)));
        assertThat(reading.isFinished()).isTrue();
    }

    @Test
    void embeddingsAndTheFirstVersionNameThemElsewhere() {
        assertThat(AnswerReading.of("https://api.cohere.com/v2/embed")
                .document("{\"id\":\"e\",\"meta\":{\"billed_units\":{\"input_tokens\":12}}}").units())
                .containsOnly(Map.entry("text", new Units(12, 0)));
        Usage old = AnswerReading.of("https://api.cohere.com/v1/chat")
                .document("{\"generation_id\":\"g\",\"tool_calls\":[{\"name\":"
                        + "\"weather\",\"parameters\":{\"city\":1}}],\"meta\":{\"billed_units\":{\"input_tokens\":12.0,\"output_tokens\":1.0}}}");
        assertThat(old.responseId()).isEqualTo("g");
        assertThat(old.units()).containsOnly(Map.entry("text", new Units(12, 1)));
        assertThat(old.functionCalls()).containsExactly(new FunctionCall("weather", "{\"city\":1}"));
    }

    @Test
    void anErrorIsAFailure() {
        reading.events("{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"ERROR\"}}");
        assertThat(reading.hasFailed()).isTrue();
        assertThat(reading.document("{\"message\":\"invalid api token\"}").units()).isEmpty();
    }
}
