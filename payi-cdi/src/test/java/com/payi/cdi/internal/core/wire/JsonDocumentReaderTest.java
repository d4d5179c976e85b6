package com.payi.cdi.internal.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.sun.management.ThreadMXBean;

/** What is wanted of a document is read however it is written and split, in memory that does not grow with it. */
class JsonDocumentReaderTest {
    private static final JsonShape SHAPE = JsonShape.of("id", "usage", "choices.delta.tool_calls", "texts.$");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"{\"id\":\"a\"} | {\"id\":\"a\"}",
            "{\"id\" : -12 , \"x\":1} | {\"id\":-12}",
            "{\"id\":1.5e2} | {\"id\":150.0}", "{\"id\":123456789012345678901} | {\"id\":1.2345678901234568E20}",
            "{\"id\":true,\"usage\":{\"a\":false,\"b\":null,\"c\":[1,[2],{}]}} | {\"id\":true,\"usage\":{\"a\":false,\"b\":null,\"c\":[1,[2],{}]}}",
            "{\"id\":\"\\u00e4\\n\\\"\\\\\\/\\ud83d\\ude00\\q\"} | {\"id\":\"ä\\n\\\"\\\\/😀\"}",
            "{\"\\u0069d\":1} | {\"id\":1}",
            "{\"x\":{\"id\":1,\"y\":\"}{\\\"\"},\"id\":2} | {\"id\":2}", "{\"x\":[[\"]\",\"\\\\\"]],\"id\":2} | {\"id\":2}",
            "{\"texts\":[\"a\",{\"b\":1},\"c\"]} | {\"texts\":[\"a\",{},\"c\"]}",
            "{\"x\":NaN,\"y\":[-Infinity,Infinity],\"id\":3} | {\"id\":3}",
            "{\"id\":NaN,\"usage\":{\"a\":-Infinity}} | {\"id\":null,\"usage\":{\"a\":null}}",
            "{\"id\":1,\"id\":2} | {\"id\":2}", "[{\"id\":1},{\"x\":2},3] | [{\"id\":1},{}]"})
    void whatIsWantedIsRead(String document, String expected) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= bytes.length; size++) {
            JsonDocumentReader reader = read(SHAPE, bytes, size);
            assertThat(reader.tree().toJson()).isEqualTo(expected);
            assertThat(reader.isComplete()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"id\"", "{\"id\":", "{\"id\":\"a", "{\"x\":[", "{]", "[}", "{\"id\":}", "{:1}",
            "{id:1}", "{\"id\" 1}",
            "}", "{\"id\":1]", "{\"a\":\"\\"})
    void whatIsNoDocumentIsNeverComplete(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int size = 1; size <= Math.max(1, bytes.length); size++) {
            assertThat(read(SHAPE, bytes, size).isComplete()).isFalse();
        }
    }

    @Test
    void aLongTextIsCutBetweenCharacters() {
        JsonTree tree = read(SHAPE, ("{\"id\":\"a" + "😀".repeat(40_000) + "\"}").getBytes(StandardCharsets.UTF_8), 1000)
                .tree();
        assertThat(tree.at("id").text()).isEqualTo("a" + "😀".repeat(32_768));
    }

    @Test
    void aNumberThatIsTooLongHasNoValue() {
        assertThat(read(SHAPE, ("{\"id\":" + "9".repeat(5_000) + ",\"usage\":1}").getBytes(StandardCharsets.UTF_8), 77).tree()
                .toJson())
                .isEqualTo("{\"id\":null,\"usage\":1}");
    }

    @Test
    void whatIsNestedTooDeeplyIsSkipped() {
        String nested = "{\"usage\":" + "[".repeat(100_000) + "]".repeat(100_000) + ",\"id\":7}";
        JsonTree tree = read(SHAPE, nested.getBytes(StandardCharsets.UTF_8), 1000).tree();
        assertThat(tree.at("id").count()).isEqualTo(7);
        assertThat(tree.at("usage").toJson()).isEqualTo("[".repeat(63) + "]".repeat(63));
    }

    @Test
    void moreThanAnyUsageNeedsIsLeftOutAndNoticed() {
        JsonDocumentReader reader = read(SHAPE,
                ("{\"usage\":[" + "{\"a\":1},".repeat(100_000) + "{}]}").getBytes(StandardCharsets.UTF_8), 8192);
        assertThat(reader.isCut()).isTrue();
        assertThat(reader.isComplete()).isTrue();
        assertThat(reader.size()).isLessThanOrEqualTo(1024 * 1024);
        assertThat(read(SHAPE, "{\"usage\":1}".getBytes(StandardCharsets.UTF_8), 5).isCut()).isFalse();
    }

    private static JsonDocumentReader read(JsonShape shape, byte[] bytes, int size) {
        JsonDocumentReader reader = new JsonDocumentReader(shape);
        for (int i = 0; i < bytes.length; i += size) {
            reader.accept(bytes, i, Math.min(size, bytes.length - i));
        }
        return reader;
    }

    /** Each document is 64 MB; what reading it allocates is counted. */
    @Nested
    class Memory {
        private static final int CHUNKS = 8192;
        private static final long LIMIT = 8 * 1024 * 1024;

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        @ParameterizedTest
        @ValueSource(strings = {"9", "[", "[1,", "{\"a\":", "\"text\",", "a", "\\u00e4", "0.1,"})
        void isLimitedWhateverRepeats(String repeated) {
            for (Map.Entry<String, JsonShape> start : Map
                    .of("{\"usage\":", SHAPE, "{\"usage\":\"", SHAPE, "{\"usage\":[", SHAPE, "{\"",
                            JsonShape.everything(), "{\"x\":", SHAPE, "[", SHAPE)
                    .entrySet()) {
                JsonDocumentReader reader = new JsonDocumentReader(start.getValue());
                byte[] begin = start.getKey().getBytes(StandardCharsets.UTF_8);
                byte[] chunk = repeated.repeat(8192 / repeated.length()).getBytes(StandardCharsets.UTF_8);
                long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
                reader.accept(begin, 0, begin.length);
                for (int i = 0; i < CHUNKS; i++) {
                    reader.accept(chunk, 0, chunk.length);
                }
                assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before).isLessThan(LIMIT);
            }
        }

        @Test
        void isLimitedForManyMembers() {
            JsonDocumentReader reader = new JsonDocumentReader(SHAPE);
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            byte[] begin = "{\"usage\":{".getBytes(StandardCharsets.UTF_8);
            reader.accept(begin, 0, begin.length);
            for (int i = 0; i < 200_000; i++) {
                byte[] member = ("\"member" + i + "\":" + i + ",").getBytes(StandardCharsets.UTF_8);
                reader.accept(member, 0, member.length);
            }
            assertThat(reader.size()).isLessThanOrEqualTo(1024 * 1024);
            assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before).isLessThan(100_000_000);
        }
    }
}
