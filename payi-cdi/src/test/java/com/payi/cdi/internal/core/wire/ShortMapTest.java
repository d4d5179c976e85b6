package com.payi.cdi.internal.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortMapTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 16, 17, 100})
    void isTheSameAsATable(int size) {
        Map<String, Object> table = new LinkedHashMap<>();
        Map<String, Object> map = ShortMap.exact();
        Random random = new Random(size);
        for (int i = 0; i < 3 * size; i++) {
            String name = "name" + random.nextInt(size);
            Object value = i % 5 == 0 ? null : i;
            assertThat(map.put(name, value)).isEqualTo(table.put(name, value));
        }

        assertThat(map).isEqualTo(table).hasSameHashCodeAs(table).hasToString(table.toString());
        assertThat(List.copyOf(map.keySet())).isEqualTo(List.copyOf(table.keySet()));
        table.forEach((name, value) -> assertThat(map.get(name)).isEqualTo(value));
        assertThat(map.containsKey("name")).isFalse();
        assertThat(map.get("NAME0")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 40})
    void headersMatchInAnyCase(int size) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            headers.put("X-Header-" + i, "value " + i);
        }
        Map<String, String> map = ShortMap.ofHeaders(headers);

        assertThat(map).containsExactlyInAnyOrderEntriesOf(headers);
        assertThat(map.get("x-hEADER-1")).isEqualTo("value 1");
        assertThat(map.containsKey("X-HEADER-2")).isTrue();
        assertThat(map.get("X-Header")).isNull();
    }

    @Test
    void ofTwoSpellingsOfAHeaderTheLastValueCounts() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "a");
        headers.put("accept", "b");
        assertThat(ShortMap.ofHeaders(headers)).hasSize(1).containsEntry("Accept", "b");
    }

    @Test
    void itsEntriesEnd() {
        var entries = ShortMap.exact().entrySet().iterator();
        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }
}
