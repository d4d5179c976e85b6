package com.payi.cdi.internal.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an HTTP header carries unchanged. */
class HeaderValueTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a b", "!~", "a,b"})
    void safe(String value) {
        assertThat(HeaderValue.isSafe(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" a", "a ", "a\r\nX: 1", "\u007F", "Z\u00FCrich", "a\tb", "\u0000"})
    void unsafe(String value) {
        assertThat(HeaderValue.isSafe(value)).isFalse();
        assertThat(HeaderValue.isSafeInList(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "a,b"})
    void aCommaSplitsAnElementOfAList(String value) {
        assertThat(HeaderValue.isSafeInList(value)).isFalse();
    }
}
