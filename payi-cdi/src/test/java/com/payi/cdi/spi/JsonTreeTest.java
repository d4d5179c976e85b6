package com.payi.cdi.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

class JsonTreeTest {
    @Nested
    class Reading {
        private final JsonTree tree = JsonTree.of(Map.of("usage", Map.of("input", 12, "output", "7", "cost", 1.5),
                "choices", List.of(Map.of("text", "a"), "b"), "done", true, "empty", Map.of()));

        @Test
        void findsMembersByTheirPath() {
            assertThat(tree.at("usage", "input").count()).isEqualTo(12);
            assertThat(tree.at().isObject()).isTrue();
            assertThat(tree.at("choices").elements()).extracting(element -> element.at("text").text()).containsExactly("a",
                    null);
            assertThat(tree.at("usage").members().keySet()).map(Object::toString).containsExactlyInAnyOrder("input", "output",
                    "cost");
            assertThat(tree.at("done").isTrue()).isTrue();
            assertThat(tree.at("empty").isObject()).isTrue();
        }

        @Test
        void findsNothingWhereAStepIsMissing() {
            for (JsonTree missing : List.of(tree.at("other"), tree.at("usage", "input", "more"), tree.at("choices", "text"),
                    JsonTree.of(null))) {
                assertThat(missing.exists()).isFalse();
                assertThat(missing.isObject()).isFalse();
                assertThat(missing.text()).isNull();
                assertThat(missing.count()).isZero();
                assertThat(missing.number()).isZero();
                assertThat(missing.isTrue()).isFalse();
                assertThat(missing.elements()).isEmpty();
                assertThat(missing.members()).isEmpty();
                assertThat(missing.toJson()).isEqualTo("null");
            }
        }

        static Stream<Arguments> numbers() {
            return Stream.of(arguments(7, 7, 7.0), arguments("7", 7, 7.0), arguments(1.9, 1, 1.9), arguments(-3, 0, -3.0),
                    arguments(5_000_000_000L, Integer.MAX_VALUE, 5e9), arguments("many", 0, 0.0), arguments("", 0, 0.0),
                    arguments("NaN", 0, 0.0), arguments("Infinity", 0, 0.0), arguments(true, 0, 0.0),
                    arguments(List.of(1), 0, 0.0));
        }

        @ParameterizedTest
        @MethodSource("numbers")
        void readsNumbersLeniently(Object value, int count, double number) {
            assertThat(JsonTree.of(value).count()).isEqualTo(count);
            assertThat(JsonTree.of(value).number()).isEqualTo(number);
        }

        @Test
        void readsOnlyTextsAsTexts() {
            assertThat(JsonTree.of("a").text()).isEqualTo("a");
            assertThat(JsonTree.of("").text()).isEmpty();
            assertThat(JsonTree.of(1).text()).isNull();
            assertThat(JsonTree.of("true").isTrue()).isFalse();
        }
    }

    /** The text is the one that Jackson writes. */
    @Nested
    class Writing {
        static Stream<Object> values() {
            Map<String, Object> nested = new LinkedHashMap<>();
            nested.put("b", Arrays.asList(1, null, "x", List.of(), Map.of()));
            nested.put("a", Collections.singletonMap("k\"\n", null));
            return Stream.of(null, true, false, 0, -7, Integer.MAX_VALUE, Long.MIN_VALUE, 1.5, -0.0, 1e300, 1e-7, 100.0,
                    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, "", "plain", "\"\\/\b\f\n\r\t", "<&>'",
                    "\u00FC\u20AC\u2028\u2029\u007F\u0080", "\uD83D\uDE00", "\uD83D", "cut \uDE00 half", "a\u0000b",
                    IntStream.range(0, 32).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                            .toString(),
                    List.of(), Map.of(), List.of("a", List.of("b")), nested, Collections.singletonMap(null, 1),
                    Map.of(7, "key of another type"), new StringBuilder("any other object"));
        }

        @Test
        void writesTheSameTextAsJackson() {
            List<Object> values = new ArrayList<>();
            values().forEach(values::add);
            assertThat(values).hasSizeGreaterThan(30).allSatisfy(value -> assertThat(JsonTree.of(value).toJson())
                    .isEqualTo(writtenByJackson(value)));
        }

        private static String writtenByJackson(Object value) {
            StringWriter json = new StringWriter();
            try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
                write(value, generator);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return json.toString();
        }

        private static void write(Object value, JsonGenerator generator) throws IOException {
            if (value instanceof Map<?, ?> map) {
                generator.writeStartObject();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    generator.writeFieldName(String.valueOf(member.getKey()));
                    write(member.getValue(), generator);
                }
                generator.writeEndObject();
            } else if (value instanceof List<?> list) {
                generator.writeStartArray();
                for (Object element : list) {
                    write(element, generator);
                }
                generator.writeEndArray();
            } else if (value instanceof Double number) {
                generator.writeNumber(number);
            } else if (value instanceof Number number) {
                generator.writeNumber(number.longValue());
            } else if (value instanceof Boolean flag) {
                generator.writeBoolean(flag);
            } else if (value == null) {
                generator.writeNull();
            } else {
                generator.writeString(value.toString());
            }
        }

        @Test
        void isCompactAndKeepsTheOrder() {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("b", List.of(1, 2.5));
            members.put("a", Map.of("k", "\u0001"));

            assertThat(JsonTree.of(members).toJson()).isEqualTo("{\"b\":[1,2.5],\"a\":{\"k\":\"\\u0001\"}}");
        }

        @Test
        void writesAPartOfADocument() {
            assertThat(JsonTree.of(Map.of("a", Map.of("b", List.of(1)))).at("a", "b").toJson()).isEqualTo("[1]");
        }
    }
}
