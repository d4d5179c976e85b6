package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigKeyTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
            "API_KEY, payi.api-key, true",
            "API_KEY, payi.api-keys, false",
            "REQUEST_PROPERTIES, payi.request-properties.tier, true",
            "REQUEST_PROPERTIES, payi.request-properties.a.b, true",
            "REQUEST_PROPERTIES, payi.request-properties., false",
            "REQUEST_PROPERTIES, payi.request-properties, false",
            "MODEL_MAPPING_MODEL, payi.model-mappings.fast.model, true",
            "MODEL_MAPPING_MODEL, payi.model-mappings..model, false",
            "MODEL_MAPPING_MODEL, payi.model-mappings.fast.host, false"})
    void coversItsNameWithAnythingForTheStar(ConfigKey key, String name, boolean covered) {
        assertThat(key.covers(name)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {
            "REQUEST_PROPERTIES, payi.request-properties.tier, tier",
            "REQUEST_PROPERTIES, payi.request-properties.\"a.b\", a.b",
            "REQUEST_PROPERTIES, payi.request-properties.\"\", \"\"",
            "REQUEST_PROPERTIES, payi.request-properties.\"a, \"a",
            "MODEL_MAPPING_MODEL, payi.model-mappings.\"gpt-4.1\".model, gpt-4.1"})
    void givesWhatTheUserChoseForTheStar(ConfigKey key, String name, String chosen) {
        assertThat(key.chosen(name)).isEqualTo(chosen);
    }

    @Test
    void keysAreUniqueAndOurs() {
        assertThat(Arrays.stream(ConfigKey.values()).map(ConfigKey::key)).doesNotHaveDuplicates()
                .allMatch(key -> key.startsWith(ConfigKey.COMMON_PREFIX));
    }
}
