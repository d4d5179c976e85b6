package com.payi.cdi.internal.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

class ContextReaderTest {
    private final Properties properties = new Properties();
    private final List<String> problems = new ArrayList<>();

    private ContextValues read(String applicationName) {
        ConfigLookup lookup = new EnvironmentConfigLookup(properties, Map.of());
        return new ContextReader(lookup, new ValueReader(lookup, problems), problems).read(applicationName, false);
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                arguments("payi.use-case-name", "chat", ContextField.USE_CASE_NAME, "chat"),
                arguments("payi.use-case-id", "42", ContextField.USE_CASE_ID, "42"),
                arguments("payi.use-case-version", " 3 ", ContextField.USE_CASE_VERSION, 3),
                arguments("payi.use-case-properties.tier", "gold", ContextField.USE_CASE_PROPERTIES, Map.of("tier", "gold")),
                arguments("payi.limit-ids", "daily, weekly,,daily", ContextField.LIMIT_IDS, List.of("daily", "weekly")),
                arguments("payi.user-id", "anna", ContextField.USER_ID, "anna"),
                arguments("payi.account-name", "acme", ContextField.ACCOUNT_NAME, "acme"),
                arguments("payi.request-properties.\"a.b\"", "", ContextField.REQUEST_PROPERTIES, Map.of("a.b", "")));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void eachKeyGivesItsValue(String key, String text, ContextField field, Object value) {
        properties.setProperty(key, text);

        ContextValues expected = ContextValues.builder().set(ContextField.PROXY, false).set(field, value).build();
        assertThat(read(null)).isEqualTo(expected);
        assertThat(problems).isEmpty();
    }

    @Test
    void everyKeyOfAValueIsInThatTable() {
        assertThat(Arrays.stream(ConfigKey.values()).map(ConfigKey::field).filter(Objects::nonNull))
                .containsExactlyInAnyOrderElementsOf(keys().map(row -> (ContextField) row.get()[2]).toList());
    }

    @Test
    void withoutConfigurationNothingIsGivenButTheMode() {
        ConfigLookup lookup = new EnvironmentConfigLookup(properties, Map.of());
        ContextValues context = new ContextReader(lookup, new ValueReader(lookup, problems), problems).read(null, true);

        assertThat(context).isEqualTo(ContextValues.builder().set(ContextField.PROXY, true).build());
    }

    @ParameterizedTest
    @CsvSource({"payi.user-id,USER_ID", "payi.account-name,ACCOUNT_NAME", "payi.use-case-name,USE_CASE_NAME",
            "payi.use-case-id,USE_CASE_ID"})
    void anEmptyTextBlocks(String key, ContextField field) {
        properties.setProperty(key, "");

        assertThat(read("shop").text(field)).isEmpty();
    }

    @Test
    void anEmptyListBlocksAndAnEmptyVersionIsNotGiven() {
        properties.setProperty("payi.limit-ids", "");
        properties.setProperty("payi.use-case-version", "");

        assertThat(read(null).limitIds()).isEmpty();
        assertThat(read(null).get(ContextField.USE_CASE_VERSION)).isNull();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"-, -", "' ', -", "shop, shop", "My Shop, My_Shop"})
    void theApplicationsNameIsTheUseCaseWhereNoneIsConfigured(String applicationName, String useCase) {
        assertThat(read(applicationName).useCaseName()).isEqualTo(useCase);
        properties.setProperty("payi.use-case-name", "chat");
        assertThat(read(applicationName).useCaseName()).isEqualTo("chat");
    }

    @Test
    void aNameThatPayiRefusesIsAProblemWithASuggestion() {
        properties.setProperty("payi.use-case-name", "my chat");
        read(null);

        assertThat(problems).singleElement().asString().contains("payi.use-case-name", "'my chat'", "'my_chat'");
    }

    @ParameterizedTest
    @CsvSource({"-1", "two", "1.0", "99999999999"})
    void aVersionThatIsNoneIsAProblem(String version) {
        properties.setProperty("payi.use-case-version", version);
        read(null);

        assertThat(problems).singleElement().asString().contains("payi.use-case-version", version,
                "a version, an integer from 0 on");
    }
}
