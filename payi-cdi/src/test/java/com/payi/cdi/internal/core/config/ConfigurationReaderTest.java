package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

/** Mistakes in the configuration are reported with key, value and remedy, all at once. */
class ConfigurationReaderTest {
    private final Properties properties = new Properties();

    @Test
    void defaultsAreThoseThatAreDocumented() {
        PayiConfiguration configuration = read(null);

        assertThat(configuration.enabled()).isTrue();
        assertThat(configuration.apiKey()).isNull();
        assertThat(configuration.baseUrl()).hasToString(ConfigKey.BASE_URL.defaultValue());
        assertThat(configuration.proxy()).isFalse();
        assertThat(configuration.globalContext()).isTrue();
        assertThat(configuration.logPromptAndResponse()).isFalse();
        assertThat(configuration.delivery().queueCapacity()).isEqualTo(50_000);
        assertThat(configuration.delivery().requestTimeout()).hasSeconds(60);
        assertThat(configuration.delivery().shutdownTimeout()).hasSeconds(5);
        assertThat(configuration.limits().onBlocked()).isEqualTo(LimitsConfiguration.OnBlocked.WARN);
        assertThat(configuration.limits().stateTtl()).hasSeconds(60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90000", "90000ms", "90s", "90S", "1m30s", "PT1M30S", "pt90s", " 90s "})
    void durationsAreReadInEveryForm(String text) {
        properties.setProperty("payi.ingest.request-timeout", text);

        assertThat(read(null).delivery().requestTimeout()).hasSeconds(90);
    }

    @Nested
    class Mistakes {
        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
                "payi.enabled | perhaps | true or false",
                "payi.proxy | yes | true or false",
                "payi.use-case-version | three | a version, an integer from 0 on",
                "payi.use-case-version | -1 | a version, an integer from 0 on",
                "payi.limits.on-blocked | refuse | one of ignore, warn, block",
                "payi.limits.state-ttl | 0 | or a number of milliseconds, from 1ms to 24d",
                "payi.ingest.queue-capacity | 0 | a number of events, 1 or more",
                "payi.ingest.queue-max-bytes | 10 | a number of bytes, 1024 or more",
                "payi.ingest.overflow | drop | one of drop-newest, drop-oldest",
                "payi.ingest.spool.max-bytes | 1 | a number of bytes, 1048576 or more",
                "payi.ingest.bulk.threshold | -1 | a number of events, or 0 for never",
                "payi.ingest.request-timeout | five | a duration such as 500ms, 30s, 1h30m or PT0.5S",
                "payi.ingest.shutdown-timeout | 99999999999 | from 1ms to 24d",
                "payi.ingest.shutdown-timeout | -5s | from 1ms to 24d",
                "payi.ingest.retry.max-age | 500ms | from 1000ms to 24d",
                "payi.capture.max-bytes | -5 | a number of bytes, 0 or more",
                "payi.base-url | nonsense | an http or https URL",
                "payi.base-url | ftp://api.pay-i.com | an http or https URL",
                "payi.base-url | https:// | an http or https URL",
                "payi.use-case-name | my use case | for example 'my_use_case'"})
        void aBadValueIsReportedWithKeyValueAndWhatIsAllowed(String key, String value, String allowed) {
            properties.setProperty(key, value);

            assertThatThrownBy(() -> read(null)).isInstanceOf(PayiConfigurationException.class)
                    .hasMessageContaining("PAYI00003").hasMessageContaining(key).hasMessageContaining(value)
                    .hasMessageContaining(allowed);
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://api.pay-i.com?key=s3cret", "https://api.pay-i.com/x#s3cret",
                "https://api.pay-i.com/?a=b&s3cret", "https:s3cret@api.pay-i.com", "https:/u:s3cret@api.pay-i.com",
                "ftp://u:s3cret@api.pay-i.com?s3cret", "https://u:s3cret?s3cret@api.pay-i.com"})
        void noSecretInAnAddressIsRepeated(String address) {
            properties.setProperty("payi.base-url", address);

            assertThatThrownBy(() -> read(null)).hasMessageContaining("PAYI00004: payi.base-url: '")
                    .hasMessageNotContaining("s3cret");
        }

        @Test
        void aValueOfSeveralLinesIsOneLine() {
            properties.setProperty("payi.limits.on-blocked", "warn\nPAYI00009: forged");

            assertThatThrownBy(() -> read(null)).hasMessageContaining("'warn\\u000aPAYI00009: forged' is not one of");
        }

        @Test
        void aPasswordInAnAddressIsNotRepeated() {
            properties.setProperty("payi.base-url", "https://user:pw@api.pay-i.com");

            assertThatThrownBy(() -> read(null)).isInstanceOf(PayiConfigurationException.class)
                    .hasMessageContaining("https://…@api.pay-i.com").message().doesNotContain("user:pw");
        }

        @Test
        void allMistakesAreReportedTogether() {
            properties.setProperty("payi.proxy", "ja");
            properties.setProperty("payi.base-url", "nonsense");

            assertThatThrownBy(() -> read(null)).hasMessageContaining("payi.proxy").hasMessageContaining("payi.base-url");
        }

        @Test
        void theKeyIsNeverShown() {
            properties.setProperty("payi.api-key", "secret key\n");

            assertThatThrownBy(() -> read(null)).hasMessageContaining("payi.api-key").hasMessageNotContaining("secret");
            properties.setProperty("payi.api-key", "secret");
            assertThat(read(null).toString()).doesNotContain("secret");
        }

        @Test
        void switchedOffTheOtherValuesAreNotChecked() {
            properties.setProperty("payi.enabled", "false");
            properties.setProperty("payi.base-url", "nonsense");

            assertThat(read(null).enabled()).isFalse();
        }

        @Test
        void aMisspelledKeyIsFound() {
            properties.setProperty("payi.api-keys", "x");
            properties.setProperty("payi.api-key", "x");
            properties.setProperty("other.api-keys", "x");

            assertThat(ConfigurationReader.unknownKeys(lookup()))
                    .containsExactly(new UnknownKey("payi.api-keys", "payi.api-key"));
        }
    }

    @Nested
    class PlainHttp {
        @ParameterizedTest
        @ValueSource(strings = {"http://api.pay-i.com", "http://10.0.0.1", "http://localhost.evil.com",
                "http://127.0.0.1.evil.com"})
        void plainHttpIsRefused(String url) {
            properties.setProperty("payi.base-url", url);

            assertThatThrownBy(() -> read(null)).hasMessageContaining("payi.allow-plain-http=true").hasMessageContaining(url);
            properties.setProperty("payi.allow-plain-http", "true");
            assertThat(read(null).baseUrl()).hasToString(url);
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"})
        void plainHttpIsGoodOnTheLoopback(String url) {
            properties.setProperty("payi.base-url", url + "/");

            assertThat(read(null).baseUrl()).hasToString(url);
        }
    }

    @Test
    void theApplicationsNameIsMadeToFit() {
        assertThat(read("My Shop (\u00FCber)").global().useCaseName()).isEqualTo("My_Shop_ber_");
        assertThat(read("x".repeat(100)).global().useCaseName()).hasSize(64);
        properties.setProperty("payi.use-case-name", "");
        assertThat(read("shop").global().useCaseName()).isEmpty();
    }

    @Test
    void valuesOfTheGlobalContext() {
        properties.setProperty("payi.limit-ids", "daily, weekly ,");
        properties.setProperty("payi.request-properties.tier", "gold");
        properties.setProperty("payi.request-properties.\"a.b\"", "c=d");
        properties.setProperty("payi.use-case-version", "3");

        ContextValues global = read(null).global();
        assertThat(global.limitIds()).containsExactly("daily", "weekly");
        assertThat(global.requestProperties()).containsOnly(Map.entry("tier", "gold"), Map.entry("a.b", "c=d"));
        assertThat(global.get(ContextField.USE_CASE_VERSION)).isEqualTo(3);
    }

    @Test
    void theEnvironmentIsReadWhereThereIsNoMicroProfileConfig() {
        ConfigLookup lookup = new EnvironmentConfigLookup(new Properties(),
                Map.of("PAYI_API_KEY", "k", "PAYI_BASE_URL", "https://payi.example.com"));

        PayiConfiguration configuration = ConfigurationReader.read(lookup, null);
        assertThat(configuration.apiKey()).isEqualTo("k");
        assertThat(configuration.baseUrl()).hasToString("https://payi.example.com");
    }

    private PayiConfiguration read(String applicationName) {
        return ConfigurationReader.read(lookup(), applicationName);
    }

    private ConfigLookup lookup() {
        return new EnvironmentConfigLookup(properties, Map.of());
    }
}
