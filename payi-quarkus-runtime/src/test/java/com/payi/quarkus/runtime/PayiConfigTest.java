package com.payi.quarkus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.config.ConfigKey;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Overflow;
import com.payi.cdi.internal.core.config.LimitsConfiguration.OnBlocked;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The documented keys are the library's keys. */
class PayiConfigTest {
    @Test
    void documentsEveryKeyWithItsDefaultAndNoOther() throws IOException {
        Map<String, String> expected = Arrays.stream(ConfigKey.values())
                .collect(Collectors.toMap(ConfigKey::key, ConfigKey::defaultValue));

        assertThat(DocumentedKey.all().values().stream().filter(key -> key.key().startsWith("payi."))
                .collect(Collectors.toMap(DocumentedKey::key, DocumentedKey::defaultValue)))
                .containsExactlyInAnyOrderEntriesOf(expected);
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

    @Test
    void readsWhatItCanAndLeavesTheRestAbsent() {
        SmallRyeConfig config = new SmallRyeConfigBuilder().withMapping(PayiConfig.class)
                .withDefaultValues(Map.of("payi.enabled", "TRUE", "payi.proxy", "yes", "payi.use-case-version", "3",
                        "payi.ingest.linger", "250", "payi.ingest.request-timeout", "1m30s", "payi.limits.on-blocked", "Block",
                        "payi.ingest.overflow", "drop-oldest", "payi.limit-ids", "a,b", "payi.ingest.spool.max-bytes",
                        "4294967296", "payi.ingest.shutdown-timeout", "soon"))
                .build();
        PayiConfig payi = config.getConfigMapping(PayiConfig.class);

        assertThat(payi.enabled()).hasValue(true);
        assertThat(payi.proxy()).isEmpty();
        assertThat(payi.useCaseVersion()).hasValue(3);
        assertThat(payi.limitIds()).hasValue(List.of("a", "b"));
        assertThat(payi.limits().onBlocked()).hasValue(OnBlocked.BLOCK);
        assertThat(payi.ingest().linger()).as("a number is one of milliseconds").hasValue(Duration.ofMillis(250));
        assertThat(payi.ingest().requestTimeout()).hasValue(Duration.ofSeconds(90));
        assertThat(payi.ingest().shutdownTimeout()).isEmpty();
        assertThat(payi.ingest().overflow()).hasValue(Overflow.DROP_OLDEST);
        assertThat(payi.ingest().spool().maxBytes()).hasValue(4294967296L);
    }
}
