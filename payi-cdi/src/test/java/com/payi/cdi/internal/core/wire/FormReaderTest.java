package com.payi.cdi.internal.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.spi.JsonShape;

/** The fields of a form, wherever its bytes are split. */
class FormReaderTest {
    private static final String FORM = "--b1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.mp3\"\r\n"
            + "Content-Type: audio/mpeg\r\n\r\n\u0000\u0001\n--b\nname=\"model\"\r\n\r\nnot-this\r\n"
            + "--b1\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n"
            + "--b1\r\ncontent-disposition: form-data; name=response_format\r\n\r\nsrt\r\n--b1--";

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void theWantedFieldsAreRead(int piece) {
        FormReader form = read(FORM, piece, JsonShape.of("model"));
        assertThat(form.tree().at("model").text()).isEqualTo("whisper-1");
        assertThat(form.tree().at("response_format").exists()).isFalse();
        assertThat(form.size()).isPositive();
    }

    @Test
    void namesMayStandWithoutQuotationMarksAndTheFormMayEndEarly() {
        assertThat(read(FORM, 7, JsonShape.of("response_format")).tree().at("response_format").text()).isEqualTo("srt");
        String cut = FORM.substring(0, FORM.indexOf("whisper") + 3);
        assertThat(read(cut, 7, JsonShape.of("model")).tree().at("model").exists()).isFalse();
    }

    @Test
    void longLinesAndWhatIsNoFormAreHarmless() {
        String file = "x".repeat(100_000);
        String form = "--b\n\n" + file + "\n--b\nContent-Disposition: form-data; name=model\n\n" + file + "\n--b--\n";
        assertThat(read(form, 1000, JsonShape.of("model")).tree().at("model").text()).hasSize(1024);
        assertThat(read("-1", 1, JsonShape.of("model")).tree().at("model").exists()).isFalse();
    }

    private static FormReader read(String form, int piece, JsonShape shape) {
        FormReader reader = new FormReader(shape);
        byte[] bytes = form.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i += piece) {
            reader.accept(bytes, i, Math.min(piece, bytes.length - i));
        }
        return reader;
    }
}
