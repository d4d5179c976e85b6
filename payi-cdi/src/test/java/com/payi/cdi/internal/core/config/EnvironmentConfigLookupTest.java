package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentConfigLookupTest {
    @ParameterizedTest
    @CsvSource({
            "payi.api-key, payi.api-key",
            "payi.api-key, payi_api_key",
            "payi.api-key, PAYI_API_KEY",
            "payi.request-properties.\"a.b\", PAYI_REQUEST_PROPERTIES__A_B_",
            "com.acme.Shop/sell/Track/userId, COM_ACME_SHOP_SELL_TRACK_USERID"})
    void findsAKeyByEachSpellingOfTheEnvironment(String key, String variable) {
        assertThat(new EnvironmentConfigLookup(new Properties(), Map.of(variable, "found")).value(key)).isEqualTo("found");
    }

    @Test
    void takesTheFirstPlaceThatHasTheKey() {
        Properties properties = new Properties();
        properties.setProperty("payi.api-key", "property");
        Map<String, String> environment = Map.of("payi.api-key", "exact", "payi_api_key", "lower", "PAYI_API_KEY", "upper");
        Map<String, String> withoutExact = Map.of("payi_api_key", "lower", "PAYI_API_KEY", "upper");

        assertThat(new EnvironmentConfigLookup(properties, environment).value("payi.api-key")).isEqualTo("property");
        assertThat(new EnvironmentConfigLookup(new Properties(), environment).value("payi.api-key")).isEqualTo("exact");
        assertThat(new EnvironmentConfigLookup(new Properties(), withoutExact).value("payi.api-key")).isEqualTo("lower");
    }

    @Test
    void tellsAnEmptyValueFromNone() {
        Properties properties = new Properties();
        properties.setProperty("payi.user-id", "");
        ConfigLookup lookup = new EnvironmentConfigLookup(properties, Map.of("PAYI_USER_ID", "anna"));

        assertThat(lookup.value("payi.user-id")).isEmpty();
        assertThat(lookup.value("payi.account-name")).isNull();
    }

    @Test
    void listsTheNamesOfBoth() {
        Properties defaults = new Properties();
        defaults.setProperty("payi.proxy", "true");
        Properties properties = new Properties(defaults);
        properties.setProperty("payi.user-id", "anna");

        assertThat(new EnvironmentConfigLookup(properties, Map.of("PAYI_API_KEY", "k")).names())
                .containsExactlyInAnyOrder("payi.proxy", "payi.user-id", "PAYI_API_KEY");
    }
}
