package com.payi.cdi.internal.core.call.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.FieldKind;
import com.payi.cdi.internal.core.log.ProcessLog;
import com.payi.cdi.testing.LogCapture;

class HeaderContextTest {
    private final List<String> ignored = new ArrayList<>();
    private final ContextValues context = ContextValues.builder().set(ContextField.LIMIT_IDS, List.of("of context"))
            .set(ContextField.USER_ID, "of context").set(ContextField.ACCOUNT_NAME, "of context")
            .set(ContextField.REQUEST_PROPERTIES, Map.of("of", "context")).set(ContextField.USE_CASE_NAME, "chat")
            .set(ContextField.USE_CASE_ID, "42").set(ContextField.USE_CASE_VERSION, 7)
            .set(ContextField.USE_CASE_STEP, "of context").set(ContextField.USE_CASE_PROPERTIES, Map.of("of", "context"))
            .set(ContextField.PRICE_AS_CATEGORY, "of context").set(ContextField.PRICE_AS_RESOURCE, "of context")
            .set(ContextField.RESOURCE_SCOPE, "of context").set(ContextField.LOG_PROMPT_AND_RESPONSE, true)
            .set(ContextField.PROXY, true).build();

    private ContextValues over(Map<String, String> headers) {
        return new HeaderContext(headers, each -> ignored.add(each.name() + " " + each.allowed())).over(context);
    }

    private ContextValues over(String... namesAndValues) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return over(headers);
    }

    private ContextValues with(ContextField field, Object value) {
        return context.toBuilder().set(field, value).build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({"xProxy-User-ID,true", "XPROXY-anything,true", "xproxy-,true", "xProxy,false", "Payi-Context,false",
            "Authorization,false"})
    void knowsTheHeadersOfPayi(String name, boolean known) {
        assertThat(HeaderContext.isPayiHeader(name)).isEqualTo(known);
    }

    @Test
    void withoutSuchHeadersTheContextHolds() {
        assertThat(over("Authorization", "Bearer t", "User-ID", "anna")).isSameAs(context);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("xProxy-Limit-IDs", " a, b ,,a", ContextField.LIMIT_IDS, List.of("a", "b")),
                arguments("xProxy-User-ID", " anna ", ContextField.USER_ID, "anna"),
                arguments("xproxy-user-id", "anna", ContextField.USER_ID, "anna"),
                arguments("XPROXY-ACCOUNT-NAME", "acme", ContextField.ACCOUNT_NAME, "acme"),
                arguments("xProxy-Request-Properties", "{\"a\":\"1\"}", ContextField.REQUEST_PROPERTIES, Map.of("a", "1")),
                arguments("xProxy-Request-Properties", base64("{\"a\":\"\u00FC\"}"), ContextField.REQUEST_PROPERTIES,
                        Map.of("a", "\u00FC")),
                arguments("xProxy-UseCase-ID", "43", ContextField.USE_CASE_ID, "43"),
                arguments("xProxy-UseCase-Version", "0", ContextField.USE_CASE_VERSION, 0),
                arguments("xProxy-UseCase-Step", "second", ContextField.USE_CASE_STEP, "second"),
                arguments("xProxy-UseCase-Properties", "{\"a\":\"1\"}", ContextField.USE_CASE_PROPERTIES, Map.of("a", "1")),
                arguments("xProxy-PriceAs-Category", "system.openai", ContextField.PRICE_AS_CATEGORY, "system.openai"),
                arguments("xProxy-PriceAs-Resource", "gpt-4o", ContextField.PRICE_AS_RESOURCE, "gpt-4o"),
                arguments("xProxy-Resource-Scope", "region.eu", ContextField.RESOURCE_SCOPE, "region.eu"),
                arguments("xProxy-Logging-Disable", "True", ContextField.LOG_PROMPT_AND_RESPONSE, false),
                arguments("xProxy-Logging-Disable", "true", ContextField.LOG_PROMPT_AND_RESPONSE, false),
                arguments("xProxy-Logging-Disable", "False", ContextField.LOG_PROMPT_AND_RESPONSE, true),
                arguments("xProxy-Logging-Disable", "1", ContextField.LOG_PROMPT_AND_RESPONSE, true));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aHeaderReplacesTheContextsValue(String header, String text, ContextField field, Object value) {
        assertThat(over(header, text)).isEqualTo(with(field, value));
        assertThat(ignored).isEmpty();
    }

    static Stream<ContextField> fieldsThatCanBlock() {
        return ContextField.withHeader().stream()
                .filter(field -> field.kind() != FieldKind.FLAG && field != ContextField.USE_CASE_NAME);
    }

    @ParameterizedTest
    @MethodSource("fieldsThatCanBlock")
    void anEmptyHeaderBlocks(ContextField field) {
        assertThat(over(field.header(), " ")).isEqualTo(with(field, null));
        assertThat(over(field.header(), null)).as("a header without a value").isEqualTo(with(field, null));
        assertThat(ignored).isEmpty();
    }

    @Test
    void anEmptyHeaderDoesNotDecideAboutLogging() {
        ContextValues notLogged = with(ContextField.LOG_PROMPT_AND_RESPONSE, false);
        HeaderContext headers = new HeaderContext(Map.of("xProxy-Logging-Disable", ""), each -> ignored.add(each.name()));

        assertThat(headers.over(context)).isEqualTo(context);
        assertThat(headers.over(notLogged)).isEqualTo(notLogged);
        assertThat(ignored).isEmpty();
    }

    @Test
    void aListOfNothingBlocks() {
        assertThat(over("xProxy-Limit-IDs", " , ,")).isEqualTo(with(ContextField.LIMIT_IDS, null));
    }

    @Test
    void otherHeadersOfPayiChangeNothing() {
        assertThat(over("xProxy-api-key", "k", "xProxy-Provider-BaseUri", "https://p", "xProxy-Unknown", "x"))
                .isEqualTo(context);
    }

    @Test
    void theContextsOwnValuesStayAsTheyAre() {
        over("xProxy-User-ID", "anna");

        assertThat(context.userId()).isEqualTo("of context");
    }

    @Nested
    class UseCases {
        @Test
        void aNameOfTheCallsOwnTakesNoIdVersionAndStepFromTheContext() {
            ContextValues result = over("xProxy-UseCase-Name", "search");

            assertThat(result.useCaseName()).isEqualTo("search");
            assertThat(result.useCaseId()).isNull();
            assertThat(result.get(ContextField.USE_CASE_VERSION)).isNull();
            assertThat(result.get(ContextField.USE_CASE_STEP)).isNull();
            assertThat(result.useCaseProperties()).isEqualTo(context.useCaseProperties());
            assertThat(result.userId()).isEqualTo("of context");
        }

        @Test
        void theSameNameIsTheCallsOwnToo() {
            assertThat(over("xProxy-UseCase-Name", "chat").useCaseId()).isNull();
        }

        @Test
        void theCallsOwnIdVersionAndStepBelongToItsName() {
            ContextValues result = over("xProxy-UseCase-Name", "search", "xProxy-UseCase-ID", "1", "xProxy-UseCase-Version",
                    "2", "xProxy-UseCase-Step", "3");

            assertThat(result.useCaseId()).isEqualTo("1");
            assertThat(result.get(ContextField.USE_CASE_VERSION)).isEqualTo(2);
            assertThat(result.get(ContextField.USE_CASE_STEP)).isEqualTo("3");
        }

        @Test
        void anEmptyNameBlocksIdVersionAndStepEvenTheCallsOwn() {
            ContextValues result = over("xProxy-UseCase-Name", "", "xProxy-UseCase-ID", "1", "xProxy-UseCase-Version", "2");

            assertThat(result.useCaseName()).isNull();
            assertThat(result.useCaseId()).isNull();
            assertThat(result.get(ContextField.USE_CASE_VERSION)).isNull();
        }

        @Test
        void aNameThatPayiRefusesIsMadeToFit() {
            ProcessLog.forget();
            try (LogCapture log = new LogCapture()) {
                assertThat(over("xProxy-UseCase-Name", "my search").useCaseName()).isEqualTo("my_search");
                assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00105"));
            }
        }
    }

    @Nested
    class UnusableValues {
        @ParameterizedTest
        @ValueSource(strings = {"-1", "two", "1.0", "99999999999"})
        void aVersionThatIsNoneIsIgnored(String version) {
            assertThat(over("xProxy-UseCase-Version", version)).isEqualTo(context);
            assertThat(ignored).containsExactly("xProxy-UseCase-Version an integer from 0 on");
        }

        @ParameterizedTest
        @ValueSource(strings = {"tier=gold", "{\"a\":", "[]", "W10=", "%%%", "{a:1}"})
        void propertiesThatAreNoJsonObjectAreIgnored(String text) {
            assertThat(over("xProxy-Request-Properties", text)).isEqualTo(context);
            assertThat(ignored).containsExactly("xProxy-Request-Properties a JSON object, plain or as base64");
        }
    }

    @Nested
    class Properties {
        private Map<String, String> properties(String json) {
            return over("xProxy-Request-Properties", json).requestProperties();
        }

        @Test
        void keepTheirOrderAndMayBeNull() {
            Map<String, String> expected = new HashMap<>();
            expected.put("b", "1");
            expected.put("a", null);

            assertThat(properties("{\"b\":\"1\",\"a\":null}")).isEqualTo(expected);
            assertThat(properties("{\"b\":\"1\",\"a\":null}").keySet()).containsExactly("b", "a");
        }

        @Test
        void ofOtherTypesAreTheirJson() {
            assertThat(properties("{\"n\":1,\"d\":1.5,\"t\":true,\"l\":[1,\"x\"],\"o\":{\"k\":null},\"s\":\"\"}"))
                    .isEqualTo(Map.of("n", "1", "d", "1.5", "t", "true", "l", "[1,\"x\"]", "o", "{\"k\":null}", "s", ""));
        }

        @Test
        void ofAnEmptyObjectBlock() {
            assertThat(properties("{}")).isNull();
            assertThat(ignored).isEmpty();
        }

        @Test
        void replaceThoseOfTheContext() {
            assertThat(properties("{\"a\":\"1\"}")).containsExactly(Map.entry("a", "1"));
        }
    }
}
