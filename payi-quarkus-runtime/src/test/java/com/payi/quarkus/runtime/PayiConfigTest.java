package com.payi.quarkus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.payi.cdi.internal.core.config.ConfigKey;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The documented keys are the library's keys. */
class PayiConfigTest {
    @Test
    void documentsEveryKeyWithItsDefaultAndNoOther() throws IOException {
        Map<String, String> expected = Arrays.stream(ConfigKey.values())
                .collect(Collectors.toMap(ConfigKey::key, ConfigKey::defaultValue));

        assertThat(documented()).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void leavesAbsentValuesAbsent() {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withMapping(PayiConfig.class).build();

        assertThat(config.getPropertyNames()).noneMatch(name -> name.startsWith("payi."));
        for (ConfigKey key : ConfigKey.values()) {
            assertThat(config.getConfigValue(key.key()).getValue()).as(key.key()).isNull();
        }
    }

    @Test
    void leavesEmptyAndUnusableValuesToTheLibrary() {
        for (String value : new String[]{"", "unusable"}) {
            Map<String, String> values = Arrays.stream(ConfigKey.values())
                    .collect(Collectors.toMap(key -> key.key().replace("*", "name"), key -> value));

            SmallRyeConfig config = new SmallRyeConfigBuilder().withDefaultValues(values).withMapping(PayiConfig.class).build();

            values.keySet().forEach(key -> assertThat(config.getConfigValue(key).getValue()).as(key).isEqualTo(value));
        }
    }

    /** The default by key, as Quarkus documents them; empty where there is none. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> documented = new LinkedHashMap<>();
        String model = "/META-INF/quarkus-config-doc/quarkus-config-model.json";
        try (InputStream json = PayiConfig.class.getResourceAsStream(model)) {
            collect(new ObjectMapper().readTree(json), documented);
        }
        return documented;
    }

    private static void collect(JsonNode node, Map<String, String> documented) {
        if (node.path("path").has("property")) {
            String key = node.get("path").get("property").asText().replaceAll("\"[a-z-]+\"", "*");
            documented.put(key, node.path("defaultValue").asText());
        }
        node.forEach(child -> collect(child, documented));
    }
}
