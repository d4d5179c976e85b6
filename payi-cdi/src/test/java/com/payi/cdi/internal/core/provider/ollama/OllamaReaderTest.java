package com.payi.cdi.internal.core.provider.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.FunctionCall;
import com.payi.cdi.spi.Usage.Units;

/** What answers of Ollama's own interface consumed. */
class OllamaReaderTest {
    private final AnswerReading reading = AnswerReading.of("http://localhost:11434/api/chat");

    @Test
    void aDocument() {
        Usage usage = reading
                .document("{\"model\":\"llama3\",\"message\":{\"content\":\"x\",\"tool_calls\":[{\"function\":{\"name\":"
                        + "\"weather\",\"arguments\":{\"city\":\"Paris\"}}}]},\"done\":true,\"prompt_eval_count\":26,\"eval_count\":298}");
        assertThat(usage.model()).isEqualTo("llama3");
        assertThat(usage.responseId()).isNull();
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(26, 298)));
        assertThat(usage.functionCalls()).containsExactly(new FunctionCall("weather", "{\"city\":\"Paris\"}"));
    }

    @Test
    void aStreamOfLinesOfWhichTheLastIsDone() {
        String piece = "{\"model\":\"llama3\",\"message\":{\"content\":\"x\"},\"done\":false}\n";
        assertThat(reading.body(piece + piece).units()).isEmpty();
        assertThat(reading.mayEndHere()).isFalse();
        assertThat(reading.hasContent()).isTrue();
        assertThat(reading.body(piece + piece + "{\"model\":\"llama3\",\"message\":{\"content\":\"\"},\"done\":true,"
                + "\"prompt_eval_count\":26,\"eval_count\":2}\n").units()).containsOnly(Map.entry("text", new Units(26, 2)));
        assertThat(reading.isFinished()).isTrue();
    }

    @Test
    void aCachedPromptAndEmbeddingsNameOneCountOnly() {
        assertThat(reading.document("{\"done\":true,\"eval_count\":2}").units())
                .containsOnly(Map.entry("text", new Units(0, 2)));
        assertThat(reading.document("{\"model\":\"m\",\"embeddings\":[[0.1]],\"prompt_eval_count\":8}").units())
                .containsOnly(Map.entry("text", new Units(8, 0)));
        assertThat(reading.document("{\"embedding\":[0.1]}").units()).isEmpty();
    }

    @Test
    void anErrorIsAFailure() {
        reading.body("{\"model\":\"m\",\"response\":\"x\",\"done\":false}\n{\"error\":\"out of memory\"}\n");
        assertThat(reading.hasFailed()).isTrue();
    }
}
