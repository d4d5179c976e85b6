package com.payi.cdi.internal.core.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.Units;

/** What images consumed that a model made. */
class OpenAiImagesReaderTest {
    private final AnswerReading reading = AnswerReading.of("https://api.openai.com/v1/images/generations");

    @Test
    void whatIsMadeAreImagesAndWhatIsGivenIsTextAndVision() {
        Usage usage = reading.document("{\"created\":1,\"data\":[{\"b64_json\":\"" + "A".repeat(200_000) + "\"}],\"usage\":{"
                + "\"input_tokens\":150,\"input_tokens_details\":{\"text_tokens\":50,\"image_tokens\":100},"
                + "\"output_tokens\":4200,\"total_tokens\":4350}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(50, 0)), Map.entry("vision", new Units(100, 0)),
                Map.entry("image", new Units(0, 4200)));
    }

    @Test
    void theDetailsMayNameTextInTheAnswer() {
        Usage usage = reading.document("{\"usage\":{\"input_tokens\":10,\"output_tokens\":110,\"total_tokens\":120,"
                + "\"output_tokens_details\":{\"text_tokens\":10,\"image_tokens\":100}}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(10, 10)), Map.entry("image", new Units(0, 100)));
    }

    @Test
    void olderModelsNameNoUsage() {
        Usage usage = reading.document("{\"created\":1,\"data\":[{\"url\":\"https://example.org/a.png\"}]}");
        assertThat(usage.units()).isEmpty();
    }

    @Test
    void aStreamIsFinishedByItsCompletedEvent() {
        Usage usage = reading.events("{\"type\":\"image_generation.partial_image\",\"b64_json\":\"AAAA\"}");
        assertThat(usage.units()).isEmpty();
        assertThat(reading.mayEndHere()).isFalse();
        usage = reading.events("{\"type\":\"image_generation.partial_image\",\"b64_json\":\"AAAA\"}",
                "{\"type\":\"image_generation.completed\",\"usage\":{\"input_tokens\":5,\"output_tokens\":100,\"total_tokens\":105}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(5, 0)), Map.entry("image", new Units(0, 100)));
        assertThat(reading.isFinished()).isTrue();
        assertThat(reading.hasContent()).isTrue();
    }

    @Test
    void anErrorIsAFailure() {
        reading.events("{\"type\":\"error\",\"error\":{\"code\":\"x\"}}");
        assertThat(reading.hasFailed()).isTrue();
    }
}
