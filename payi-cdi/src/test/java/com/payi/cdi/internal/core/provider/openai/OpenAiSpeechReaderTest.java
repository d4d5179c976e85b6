package com.payi.cdi.internal.core.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.provider.AnswerReading;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.Usage.Units;

/** What speech consumed that a model wrote down or spoke. */
class OpenAiSpeechReaderTest {
    private final AnswerReading reading = AnswerReading.of("https://api.openai.com/v1/audio/transcriptions");

    @Test
    void lengthIsCountedInSecondsThatHaveBegun() {
        assertThat(reading.document("{\"text\":\"a\",\"usage\":{\"type\":\"duration\",\"seconds\":11.4}}").units())
                .containsOnly(Map.entry("audio_seconds", new Units(12, 0)));
        assertThat(reading.document("{\"text\":\"a\",\"duration\":3.0,\"x_groq\":{\"id\":\"req_1\"}}").units())
                .containsOnly(Map.entry("audio_seconds", new Units(3, 0)));
        assertThat(reading.document("{\"text\":\"a\",\"duration\":\"8.47\"}").units())
                .containsOnly(Map.entry("audio_seconds", new Units(9, 0)));
    }

    @Test
    void tokensOfSpeechAreApartFromText() {
        Usage usage = reading
                .document("{\"text\":\"a\",\"usage\":{\"type\":\"tokens\",\"input_tokens\":26,\"output_tokens\":12,"
                        + "\"total_tokens\":38,\"input_token_details\":{\"audio_tokens\":24,\"text_tokens\":2}}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(2, 12)), Map.entry("audio", new Units(24, 0)));
    }

    @Test
    void subtitlesHaveNoUnitsAndAreWhole() {
        reading.answerHeader("Content-Type", "text/plain");
        assertThat(reading.body("1\n00:00:00,000 --> 00:00:01,000\ndata: hello\n\n").units()).isEmpty();
        assertThat(reading.mayEndHere()).isTrue();
        assertThat(reading.hasFailed()).isFalse();
    }

    @Test
    void aStreamIsFinishedByItsDoneEvent() {
        reading.answerHeader("Content-Type", "text/event-stream");
        reading.events("{\"type\":\"transcript.text.delta\",\"delta\":\"a\"}");
        assertThat(reading.mayEndHere()).isFalse();
        Usage usage = reading.events("{\"type\":\"transcript.text.delta\",\"delta\":\"a\"}",
                "{\"type\":\"transcript.text.done\",\"text\":\"a\",\"usage\":{\"type\":\"tokens\",\"input_tokens\":14,"
                        + "\"input_token_details\":{\"text_tokens\":0,\"audio_tokens\":14},\"output_tokens\":45,\"total_tokens\":59}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(0, 45)), Map.entry("audio", new Units(14, 0)));
        assertThat(reading.isFinished()).isTrue();
        assertThat(reading.hasContent()).isTrue();
    }

    @Test
    void whatIsSpokenIsSpeech() {
        AnswerReading speech = AnswerReading.of("https://api.openai.com/v1/audio/speech");
        Usage usage = speech.events("{\"type\":\"speech.audio.delta\",\"audio\":\"AAAA\"}",
                "{\"type\":\"speech.audio.done\",\"usage\":{\"input_tokens\":14,\"output_tokens\":101,\"total_tokens\":115}}");
        assertThat(usage.units()).containsOnly(Map.entry("text", new Units(14, 0)), Map.entry("audio", new Units(0, 101)));
    }
}
