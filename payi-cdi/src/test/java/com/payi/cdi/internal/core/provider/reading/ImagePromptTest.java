package com.payi.cdi.internal.core.provider.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage.Units;

/** Images are told apart from text by a tokenizer, and only where there is one. */
class ImagePromptTest {
    private static final String IMAGE = "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
            + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"What is in this image?\"},"
            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}}]}]}";

    @Test
    void whatTheTextDoesNotAccountForAreTheImages() {
        Map<String, Units> units = split(TextTokens.AVAILABLE, IMAGE, Map.of("text", new Units(1000, 50)));

        int text = units.get("text").input();
        assertThat(text).isBetween(6, 12);
        assertThat(units.get("text").output()).isEqualTo(50);
        assertThat(units.get("vision")).isEqualTo(new Units(1000 - text, 0));
    }

    @Test
    void theSuffixOfALongPromptIsKept() {
        Map<String, Units> units = split(TextTokens.AVAILABLE, IMAGE, Map.of("text_large_context", new Units(250_000, 50)));
        assertThat(units).containsOnlyKeys("text_large_context", "vision_large_context");
    }

    @Test
    void everyShapeOfARequestIsUnderstood() {
        String[] requests = {
                "{\"model\":\"gpt-4o\",\"instructions\":\"Be brief.\",\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\","
                        + "\"text\":\"What is it?\"},{\"type\":\"input_image\",\"image_url\":\"data:x\"}]}]}",
                "{\"model\":\"claude-sonnet-4\",\"system\":[{\"type\":\"text\",\"text\":\"Be brief.\"}],\"messages\":[{\"role\":\"user\","
                        + "\"content\":[{\"type\":\"image\",\"source\":{}},{\"type\":\"text\",\"text\":\"What is it?\"}]}]}"};
        for (String request : requests) {
            assertThat(split(TextTokens.AVAILABLE, request, Map.of("text", new Units(900, 1)))).containsKey("vision");
        }
    }

    @Test
    void withoutATokenizerOrAnImageAllIsText() {
        Map<String, Units> units = Map.of("text", new Units(1000, 50));
        assertThat(split(null, IMAGE, units)).isEqualTo(units);
        assertThat(split(TextTokens.AVAILABLE, "{\"model\":\"m\",\"messages\":[{\"content\":\"hi\"}]}", units))
                .isEqualTo(units);
        assertThat(split(TextTokens.AVAILABLE, IMAGE, Map.of())).isEmpty();
    }

    @Test
    void anEstimateThatIsMoreThanWasCountedIsNotBelieved() {
        Map<String, Units> units = Map.of("text", new Units(3, 50));
        assertThat(split(TextTokens.AVAILABLE, IMAGE, units)).isEqualTo(units);
    }

    private static Map<String, Units> split(TextTokens tokens, String request, Map<String, Units> units) {
        ImagePrompt prompt = new ImagePrompt(tokens);
        JsonDocumentReader reader = new JsonDocumentReader(ImagePrompt.shape(TextTokens.AVAILABLE));
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        reader.accept(bytes, 0, bytes.length);
        JsonTree tree = reader.tree();
        prompt.read(tree);
        return prompt.split(new LinkedHashMap<>(units));
    }
}
