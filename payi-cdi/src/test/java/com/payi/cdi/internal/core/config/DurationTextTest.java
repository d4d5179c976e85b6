package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations have the forms of Quarkus, and numbers without a unit are milliseconds. */
class DurationTextTest {
    @ParameterizedTest
    @CsvSource({"0, PT0S", "500, PT0.5S", "500ms, PT0.5S", "0ms, PT0S", "30s, PT30S", "1.5s, PT1.5S", "10m, PT10M",
            "12h, PT12H", "2d, PT48H", "1d12h, PT36H", "1h30m, PT1H30M", "PT0.5S, PT0.5S", "P2D, PT48H", "p1dt1h, PT25H",
            "172800000, PT48H"})
    void formsAreRead(String text, String iso) {
        assertThat(DurationText.parse(text)).hasToString(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ms", "s", "five", "5 s", "5 seconds", "1.5ms", "30m1h", "1h1h", "5w", "P", "PT", "-5",
            "9999999999999999999", "99999999999999999999s", "5s5"})
    void otherTextsAreRefusedWithTheForms(String text) {
        assertThatThrownBy(() -> DurationText.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a duration such as 500ms, 30s");
    }
}
