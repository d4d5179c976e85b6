package com.payi.cdi.internal.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/** What is read does not depend on how the bytes are split, and nothing that a server sends makes it throw. */
class MessageReaderTest {
    private static final JsonShape SHAPE = JsonShape.of("id", "usage", "choices.delta.tool_calls");

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"id\":\"a\",\"data\":[[1,2],{\"usage\":5}],\"usage\":{\"n\":3,\"m\":null,\"t\":true,\"f\":1.5,\"s\":\"x\\u00fc\\\"y\"}}",
            "\uFEFF  \n{\"id\":\"a\",\"usage\":{\"n\":3}}",
            "data: {\"id\":\"a\"}\n\ndata: {\"usage\":{\"n\":3}}\n\ndata: [DONE]\n\n",
            ": comment\r\nevent: x\r\ndata:{\"id\":\"a\",\r\ndata: \"usage\":{\"n\":3}}\r\n\r\n: ping\r\n\r\ndata: [DONE]\r\n\r\n",
            "id: 1\rdata: {\"id\":\"a\"}\rretry: 5\r\rdata: {\"usage\":{\"n\":3}}",
            "data: {\"id\":\"b\"}{\n\ndata: {\"id\":\n\ndata:\n\ndata: {\"id\":\"a\"} \n\ndata: {\"usage\":{\"n\":3}}\n\n",
            "data: not json\n\ndata: {\"id\":\"a\",\"usage\":{\"n\":3}}\n\n"})
    void splitAnywhereItReadsTheSame(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        List<String> whole = read(bytes, bytes.length, bytes.length);

        assertThat(whole.toString()).contains("\"a\"", "\"n\":3");
        for (int first = 1; first < bytes.length; first++) {
            assertThat(read(bytes, first, 1)).isEqualTo(whole);
            assertThat(read(bytes, first, bytes.length)).isEqualTo(whole);
        }
    }

    @Test
    void aTruncatedDocumentGivesWhatWasThere() {
        String text = "{\"id\":\"a\",\"usage\":{\"n\":3,\"m\":4";
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), 7, 7)).containsExactly("{\"id\":\"a\",\"usage\":{\"n\":3}}");
    }

    @Test
    void noBytesWhateverTheyAreMakeItThrow() {
        Random random = new Random(7);
        String[] seeds = {"{\"id\":\"a\",\"usage\":{\"n\":3,\"x\":[1,\"two\",null]}}",
                "data: {\"id\":\"a\",\"usage\":{\"n\":3}}\n\ndata: [DONE]\n\n"};
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = seeds[round % 2].getBytes(StandardCharsets.UTF_8);
            for (int flip = random.nextInt(4); flip >= 0; flip--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThat(read(bytes, 1 + random.nextInt(bytes.length), 1 + random.nextInt(9))).isNotNull();
        }
    }

    @Test
    void deepNestingIsNoTrouble() {
        String text = "{\"id\":\"a\",\"x\":" + "[".repeat(100_000);
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), 8192, 8192)).containsExactly("{\"id\":\"a\"}");
    }

    @Test
    void aLongTextIsCutAndWhatFollowsIsRead() {
        String text = "{\"id\":\"" + "\u20AC\\u00e9\\\"".repeat(200_000) + "\",\"usage\":{\"n\":3}}";
        JsonDocumentReader reader = new JsonDocumentReader(SHAPE);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i += 1000) {
            reader.accept(bytes, i, Math.min(1000, bytes.length - i));
        }
        assertThat(reader.isComplete()).isTrue();
        assertThat(reader.tree().at("usage", "n").count()).isEqualTo(3);
        assertThat(reader.tree().at("id").text().length()).isLessThanOrEqualTo(JsonDocumentReader.MAX_TEXT);
        assertThat(reader.tree().at("id").text()).startsWith("\u20AC\u00e9\"\u20AC");
    }

    @Test
    void whatIsWantedIsBoundedToo() {
        JsonDocumentReader reader = new JsonDocumentReader(SHAPE);
        byte[] begin = "{\"usage\":{\"list\":[".getBytes(StandardCharsets.UTF_8);
        reader.accept(begin, 0, begin.length);
        for (int i = 0; i < 500_000; i++) {
            byte[] text = "\"0123456789\",".getBytes(StandardCharsets.UTF_8);
            reader.accept(text, 0, text.length);
        }
        assertThat(reader.tree().at("usage", "list").elements().size()).isLessThan(100_000);
    }

    @Test
    void countsBearAnything() {
        JsonTree tree = tree(
                "{\"usage\":{\"a\":null,\"b\":\"7\",\"c\":-3,\"d\":99999999999999999999,\"e\":1e3,\"f\":\"x\",\"g\":[],"
                        + "\"h\":\"Infinity\"}}")
                .at("usage");

        assertThat(tree.at("a").count()).isZero();
        assertThat(tree.at("b").count()).isEqualTo(7);
        assertThat(tree.at("c").count()).isZero();
        assertThat(tree.at("d").count()).isEqualTo(Integer.MAX_VALUE);
        assertThat(tree.at("e").count()).isEqualTo(1000);
        assertThat(tree.at("f").count()).isZero();
        assertThat(tree.at("g").count()).isZero();
        assertThat(tree.at("h").count()).isZero();
        assertThat(tree.at("missing", "deeper").exists()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"id\":\"a\"}|false|true", "{\"id\":\"a\"|false|false",
            "[{\"id\":\"a\"},|true|false",
            "[{\"id\":\"a\"}]|true|true", "data: {\"id\":\"a\"}|true|false", "data: [DONE]|true|false"})
    void whatAnAnswerIsAndWhetherItIsWhole(String text, boolean stream, boolean complete) {
        MessageReader reader = new MessageReader(SHAPE, message -> {});
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        reader.accept(bytes, 0, bytes.length);
        assertThat(reader.isStream()).isEqualTo(stream);
        assertThat(reader.isComplete()).isEqualTo(complete);
    }

    @Test
    void theMarkThatEndsAStreamIsSeenOnceItsEventEnds() {
        MessageReader reader = new MessageReader(SHAPE, message -> {});
        byte[] bytes = "data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8);
        reader.accept(bytes, 0, bytes.length);
        assertThat(reader.isComplete()).isTrue();
    }

    @Test
    void theElementsOfAnArrayAreMessages() {
        String text = "[{\"id\":\"a\"} , {\"x\":[1]},\n{\"usage\":{\"n\":3}}]";
        assertThat(read(text.getBytes(StandardCharsets.UTF_8), 5, 5)).containsExactly("{\"id\":\"a\"}", "{}",
                "{\"usage\":{\"n\":3}}");
    }

    @Test
    void theSizeIsThatOfADocumentsWantedMembers() {
        MessageReader document = new MessageReader(SHAPE, message -> {});
        byte[] bytes = ("{\"id\":\"" + "a".repeat(1000) + "\",\"data\":\"" + "b".repeat(5000) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        document.accept(bytes, 0, bytes.length);
        assertThat(document.size()).isBetween(1000, 2000);
        assertThat(new MessageReader(SHAPE, message -> {}).size()).isZero();
    }

    private static JsonTree tree(String json) {
        JsonDocumentReader reader = new JsonDocumentReader(SHAPE);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        reader.accept(bytes, 0, bytes.length);
        return reader.tree();
    }

    private static List<String> read(byte[] bytes, int first, int others) {
        List<String> messages = new ArrayList<>();
        MessageReader reader = new MessageReader(SHAPE, message -> messages.add(message.toJson()));
        int size = first;
        for (int i = 0; i < bytes.length; i += size) {
            size = i == 0 ? first : others;
            reader.accept(bytes, i, Math.min(size, bytes.length - i));
        }
        reader.end();
        return messages;
    }
}
