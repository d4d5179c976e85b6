package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.delivery.http.HttpIngestSender;
import com.payi.cdi.spi.Usage;
import com.payi.it.kit.FakePayi;
import com.payi.it.kit.HttpRequestRecord;

/** An event is written once, and goes out as if its item had been parsed. */
class EventContentTest {
    private final FakePayi payi = FakePayi.start();

    @AfterEach
    void stop() {
        payi.close();
    }

    private static IngestEvent event(ContextValues context, String prompt, String scope) {
        return new IngestEvent("id-1", context, "system.openai", "gpt-4o-mini", Map.of("text", new Usage.Units(12, 7)),
                Instant.parse("2026-01-02T03:04:05.678Z"), 5, 3, 4, 200, Map.of("limit_ids", "a property", "x", "y"),
                "https://api.openai.com", prompt, List.of("one", "two"), List.of(new Usage.FunctionCall("f", "{\"scope\":1}")),
                scope, Map.of("user_id", "a header"), Map.of());
    }

    static Stream<Arguments> events() {
        ContextValues.Builder all = ContextValues.builder().set(ContextField.USE_CASE_NAME, "shop")
                .set(ContextField.USE_CASE_ID, "i1")
                .set(ContextField.USE_CASE_VERSION, 3)
                .set(ContextField.USE_CASE_STEP, "s")
                .set(ContextField.USE_CASE_PROPERTIES, Map.of("k", "v"))
                .set(ContextField.LIMIT_IDS, List.of("daily", "monthly")).set(ContextField.USER_ID, "u")
                .set(ContextField.ACCOUNT_NAME, "acme");
        String odd = "{\"user_id\":\"not the context\"} \"\\/ \u2028 \ud83d\ude00 \ud83d";
        return Stream.of(Arguments.of("no context", event(ContextValues.NONE, null, null)),
                Arguments.of("a scope only", event(ContextValues.NONE, null, "region")),
                Arguments.of("all of the context", event(all.build(), odd, "region")),
                Arguments.of("a version only",
                        event(ContextValues.builder().set(ContextField.USE_CASE_VERSION, 1).build(), odd, null)),
                Arguments.of("a user that no header carries",
                        event(all.set(ContextField.USER_ID, "Müller").build(), odd, null)),
                Arguments.of("a limit with a comma",
                        event(all.set(ContextField.USER_ID, "u").set(ContextField.LIMIT_IDS, List.of("a,b")).build(), odd,
                                null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void theRequestIsTheOneThatParsingTheItemGives(String name, IngestEvent event) {
        EventContent content = IngestJson.content(event);
        assertThat(content.single()).isNotNull();
        try (HttpIngestSender sender = sender()) {
            sender.sendContents(List.of(content)).toCompletableFuture().join();
            sender.send(List.of(content.outgoing())).toCompletableFuture().join();
        }

        assertThat(payi.requests()).hasSize(2);
        HttpRequestRecord written = payi.requests().get(0);
        HttpRequestRecord parsed = payi.requests().get(1);
        assertThat(written.path()).isEqualTo(parsed.path());
        assertThat(context(written)).isEqualTo(context(parsed));
        assertThat(new String(written.body(), StandardCharsets.UTF_8))
                .isEqualTo(new String(parsed.body(), StandardCharsets.UTF_8));
    }

    private HttpIngestSender sender() {
        Map<String, String> values = new LinkedHashMap<>(
                Map.of("payi.api-key", FakePayi.DEFAULT_API_KEY, "payi.base-url", payi.uri().toString()));
        return new HttpIngestSender(ConfigurationReader.read(new ConfigLookup() {
            @Override
            public String value(String key) {
                return values.get(key);
            }

            @Override
            public Iterable<String> names() {
                return values.keySet();
            }
        }, "shop"));
    }

    private static Map<String, String> context(HttpRequestRecord request) {
        Map<String, String> context = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Stream.of("xProxy-Limit-IDs", "xProxy-UseCase-Name", "xProxy-UseCase-ID", "xProxy-UseCase-Version",
                "xProxy-UseCase-Step", "xProxy-User-ID", "xProxy-Account-Name", "xProxy-Resource-Scope")
                .forEach(header -> request.header(header).ifPresent(value -> context.put(header, value)));
        return context;
    }

    @Test
    void theContextFollowsTheBodyInOneObject() {
        ContextValues context = ContextValues.builder().set(ContextField.LIMIT_IDS, List.of("daily", "monthly"))
                .set(ContextField.USE_CASE_VERSION, 3).build();
        EventContent content = IngestJson.content(event(context, null, "region"));

        assertThat(content.json()).startsWith("{\"category\":\"system.openai\"")
                .endsWith("\"provider_response_id\":\"id-1\",\"limit_ids\":[\"daily\",\"monthly\"],\"use_case_version\":3,"
                        + "\"scope\":\"region\"}")
                .doesNotContain("\n");
        assertThat(content.singleBody()).endsWith("\"provider_response_id\":\"id-1\"}");
        assertThat(content.single().headers()).containsExactly("xProxy-Limit-IDs", "daily,monthly",
                "xProxy-UseCase-Version", "3", "xProxy-Resource-Scope", "region");
        assertThat(content).asString().doesNotContain("system.openai");
    }

    @Test
    void anEventWithAValueThatNoHeaderCarriesHasNoSingleForm() {
        EventContent content = IngestJson
                .content(event(ContextValues.builder().set(ContextField.USER_ID, "Müller").build(), null, null));
        assertThat(content.single().headers()).isNull();
    }
}
