package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.config.Expressions.MissingKeyException;

class ExpressionsTest {
    private final Properties properties = new Properties();
    private final Expressions expressions = new Expressions(new EnvironmentConfigLookup(properties, Map.of()));

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {
            "plain, plain",
            "\"\", \"\"",
            "${tenant}, acme",
            "a ${tenant} b, a acme b",
            "${tenant}${tenant}, acmeacme",
            "${ tenant }, acme",
            "${tenant:other}, acme",
            "${empty}, \"\"",
            "${empty:other}, \"\"",
            "${missing:other}, other",
            "${missing:}, \"\"",
            "${missing:a:b}, a:b",
            "${missing:${tenant}}, acme",
            "${missing:x-${missing:y-${tenant}-y}-x}, x-y-acme-y-x",
            "${:other}, other",
            "\\${tenant}, ${tenant}",
            "\\${tenant} ${tenant}, ${tenant} acme",
            "$tenant, $tenant",
            "{tenant}, {tenant}",
            "a } b, a } b",
            "a\\b, a\\b"})
    void areReplacedByValuesAndDefaults(String text, String expanded) {
        properties.setProperty("tenant", "acme");
        properties.setProperty("empty", "");

        assertThat(expressions.expand(text)).isEqualTo(expanded);
    }

    @Test
    void valuesAreNotExpandedAgain() {
        properties.setProperty("tenant", "${other}");

        assertThat(expressions.expand("${tenant}")).isEqualTo("${other}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${missing}", "a ${missing} b", "${other:${missing}}", "${ missing }"})
    void aKeyWithoutValueAndDefaultIsNamed(String text) {
        assertThatThrownBy(() -> expressions.expand(text)).isInstanceOfSatisfying(MissingKeyException.class,
                failure -> assertThat(failure.key()).isEqualTo("missing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${tenant", "${tenant:${other}", "a ${"})
    void aBraceThatIsNotClosedIsRefused(String text) {
        properties.setProperty("tenant", "acme");

        assertThatThrownBy(() -> expressions.expand(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("}");
    }

    @Test
    void defaultsNestToACertainDepth() {
        assertThat(expressions.expand(nested(16))).isEqualTo("end");
        assertThatThrownBy(() -> expressions.expand(nested(17))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16");
    }

    private static String nested(int depth) {
        return "${missing:".repeat(depth) + "end" + "}".repeat(depth);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', value = {"${a}, true", "\\${a}, true", "${, true", "$a, false", "a, false",
            "\"\", false"})
    void aTextMayHaveSome(String text, boolean expected) {
        assertThat(Expressions.isIn(text)).isEqualTo(expected);
    }
}
