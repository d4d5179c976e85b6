package com.payi.cdi.internal.core.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.FunctionCall;
import com.payi.cdi.spi.Usage.Units;

/** Documents and streams of Gemini, as their bytes come. */
class GoogleAnswerTest {
    private static final String FIRST = "{\"responseId\":\"r-1\",\"modelVersion\":\"gemini-2.5-flash\",\"candidates\":[{\"content\":{"
            + "\"parts\":[{\"text\":\"hi\"}]}}],\"usageMetadata\":{\"promptTokenCount\":10,\"candidatesTokenCount\":1}}";
    private static final String LAST = "{\"candidates\":[{\"finishReason\":\"STOP\",\"content\":{\"parts\":[{\"functionCall\":{"
            + "\"name\":\"weather\",\"args\":{\"city\":\"Oslo\"}}},{\"functionCall\":{\"name\":\"time\"}}]}}],"
            + "\"usageMetadata\":{\"promptTokenCount\":10,\"candidatesTokenCount\":6,\"thoughtsTokenCount\":2}}";

    private final AnswerReading reading = AnswerReading
            .of("https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent");

    @Test
    void aDocument() {
        Usage usage = reading.document(FIRST);
        assertThat(usage.responseId()).isEqualTo("r-1");
        assertThat(usage.model()).isEqualTo("gemini-2.5-flash");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(10, 1)));
        assertThat(reading.isFinished()).isFalse();
    }

    @Test
    void aStreamOfEvents() {
        assertIsTheLastCount(reading.events(FIRST, LAST));
    }

    @Test
    void aStreamInOneArray() {
        assertIsTheLastCount(reading.array(FIRST, LAST));
    }

    private void assertIsTheLastCount(Usage usage) {
        assertThat(usage.responseId()).isEqualTo("r-1");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(10, 6)), Map.entry("reasoning", new Units(0, 2)));
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{\"city\":\"Oslo\"}"),
                new FunctionCall("time", null));
        assertThat(reading.hasContent()).isTrue();
        assertThat(reading.isFinished()).isTrue();
    }

    @Test
    void anErrorHasNoUnits() {
        assertThat(reading.document("{\"error\":{\"code\":429}}").units()).isEmpty();
    }
}
