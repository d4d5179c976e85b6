package com.payi.cdi.internal.core.call.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

class ProxyHeadersTest {
    private final List<String> leftOut = new ArrayList<>();

    private Map<String, String> headers(ContextField field, Object value) {
        return ProxyHeaders.of(ContextValues.builder().set(field, value).build(), leftOut::add);
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(ContextField.LIMIT_IDS, List.of("a", "b"), "xProxy-Limit-IDs", "a,b"),
                arguments(ContextField.USER_ID, "anna", "xProxy-User-ID", "anna"),
                arguments(ContextField.ACCOUNT_NAME, "acme & co", "xProxy-Account-Name", "acme & co"),
                arguments(ContextField.USE_CASE_NAME, "chat", "xProxy-UseCase-Name", "chat"),
                arguments(ContextField.USE_CASE_ID, "42", "xProxy-UseCase-ID", "42"),
                arguments(ContextField.USE_CASE_VERSION, 0, "xProxy-UseCase-Version", "0"),
                arguments(ContextField.USE_CASE_STEP, "first", "xProxy-UseCase-Step", "first"),
                arguments(ContextField.PRICE_AS_CATEGORY, "system.openai", "xProxy-PriceAs-Category", "system.openai"),
                arguments(ContextField.PRICE_AS_RESOURCE, "gpt-4o", "xProxy-PriceAs-Resource", "gpt-4o"),
                arguments(ContextField.RESOURCE_SCOPE, "region.eu", "xProxy-Resource-Scope", "region.eu"),
                arguments(ContextField.LOG_PROMPT_AND_RESPONSE, false, "xProxy-Logging-Disable", "True"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void carryEachValue(ContextField field, Object value, String header, String text) {
        assertThat(headers(field, value)).containsExactly(Map.entry(header, text));
        assertThat(leftOut).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("propertyFields")
    void carryPropertiesAsBase64OfJson(ContextField field) {
        Map<String, String> headers = headers(field, Collections.singletonMap("k\u00FC", null));

        assertThat(headers).containsOnlyKeys(field.header());
        assertThat(new String(Base64.getDecoder().decode(headers.get(field.header())), StandardCharsets.UTF_8))
                .isEqualTo("{\"k\u00FC\":null}");
    }

    static Stream<ContextField> propertyFields() {
        return Stream.of(ContextField.REQUEST_PROPERTIES, ContextField.USE_CASE_PROPERTIES);
    }

    @Test
    void areInTheOrderOfTheFields() {
        Map<String, String> headers = ProxyHeaders.of(ContextValues.builder().set(ContextField.RESOURCE_SCOPE, "global")
                .set(ContextField.USE_CASE_NAME, "chat").set(ContextField.USER_ID, "anna").build(), leftOut::add);

        assertThat(headers.keySet()).containsExactly("xProxy-User-ID", "xProxy-UseCase-Name", "xProxy-Resource-Scope");
    }

    @Test
    void areNoneForAContextWithoutValuesAndForTheModeAndForAllowedLogging() {
        assertThat(ProxyHeaders.of(ContextValues.NONE, leftOut::add)).isEmpty();
        assertThat(headers(ContextField.PROXY, true)).isEmpty();
        assertThat(headers(ContextField.LOG_PROMPT_AND_RESPONSE, true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zo\u00EB", "a\r\nX-Injected: 1", "a\tb", " outer", "outer ", "\u007F"})
    void leaveOutATextThatNoHeaderCanCarry(String value) {
        assertThat(headers(ContextField.USER_ID, value)).isEmpty();
        assertThat(leftOut).containsExactly("xProxy-User-ID");
    }

    @Test
    void leaveOutThoseLimitIdsOnlyThatNoHeaderCanCarry() {
        assertThat(headers(ContextField.LIMIT_IDS, List.of("a", "b,c", "\u00FC", "d")))
                .containsExactly(Map.entry("xProxy-Limit-IDs", "a,d"));
        assertThat(leftOut).containsExactly("xProxy-Limit-IDs");
    }

    @Test
    void leaveOutTheHeaderWhereNoLimitIdCanBeCarried() {
        assertThat(headers(ContextField.LIMIT_IDS, List.of("a,b"))).isEmpty();
        assertThat(leftOut).containsExactly("xProxy-Limit-IDs");
    }

    /** A header that the library writes is read back as the same value. */
    @Test
    void areReadBackAsTheContextThatTheyCarry() {
        ContextValues context = ContextValues.builder().set(ContextField.LIMIT_IDS, List.of("a", "b"))
                .set(ContextField.USER_ID, "anna").set(ContextField.REQUEST_PROPERTIES, Map.of("k", "\u00FC\"\\"))
                .set(ContextField.USE_CASE_NAME, "chat").set(ContextField.USE_CASE_ID, "42")
                .set(ContextField.USE_CASE_VERSION, 3).set(ContextField.LOG_PROMPT_AND_RESPONSE, false).build();

        Map<String, String> headers = ProxyHeaders.of(context, leftOut::add);

        assertThat(new HeaderContext(headers, each -> leftOut.add(each.name())).over(ContextValues.NONE)).isEqualTo(context);
        assertThat(leftOut).isEmpty();
    }
}
