package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.Usage;
import com.payi.testkit.FakePayi;
import com.payi.testkit.HttpRequestRecord;

/** An event is written once, as an item of the bulk interface; on its own, its context goes out in headers. */
class IngestJsonTest {
    /** The headers by the members that the bulk interface has for them. */
    private static final Map<String, String> CONTEXT = Map.of("limit_ids", "xProxy-Limit-IDs", "use_case_name",
            "xProxy-UseCase-Name", "use_case_id", "xProxy-UseCase-ID", "use_case_version", "xProxy-UseCase-Version",
            "use_case_step", "xProxy-UseCase-Step", "user_id", "xProxy-User-ID", "account_name", "xProxy-Account-Name",
            "scope", "xProxy-Resource-Scope");

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
                        event(ContextValues.builder().set(ContextField.USE_CASE_VERSION, 1).build(), odd, null)));
    }

    static Stream<Arguments> eventsWithValuesThatNoHeaderCarries() {
        ContextValues.Builder all = ContextValues.builder().set(ContextField.USE_CASE_NAME, "shop");
        String odd = "half of a pair \ud83d";
        return Stream.of(Arguments.of("a user that no header carries",
                event(all.set(ContextField.USER_ID, "Müller").build(), odd, null)),
                Arguments.of("a limit with a comma",
                        event(all.set(ContextField.USER_ID, "u").set(ContextField.LIMIT_IDS, List.of("a,b")).build(), odd,
                                null)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void onItsOwnTheContextOfAnEventGoesOutInHeadersAndTheRestInTheBody(String name, IngestEvent event) {
        OutgoingEvent item = IngestJson.content(event);
        HttpRequestRecord request = sent(item);

        Map<Object, Object> body = members(new String(request.body(), StandardCharsets.UTF_8));
        Map<Object, Object> whole = members(item.json());
        assertThat(body).doesNotContainKeys(CONTEXT.keySet().toArray()).containsKeys("category", "units", "properties");
        assertThat(whole).containsAllEntriesOf(body);
        Map<Object, Object> carried = new LinkedHashMap<>(whole);
        carried.keySet().removeAll(body.keySet());
        assertThat(headers(request)).isEqualTo(asHeaders(carried));
        assertThat(request.path()).isEqualTo("/api/v1/ingest");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("eventsWithValuesThatNoHeaderCarries")
    void anEventWithAValueThatNoHeaderCarriesGoesByTheBulkInterface(String name, IngestEvent event) {
        OutgoingEvent item = IngestJson.content(event);
        HttpRequestRecord request = sent(item);

        assertThat(request.path()).isEqualTo("/api/v1/ingest/bulk");
        assertThat(new String(request.body(), StandardCharsets.UTF_8)).isEqualTo("[" + withoutHalfOfAPair(item.json()) + "]");
        assertThat(headers(request)).isEmpty();
    }

    private HttpRequestRecord sent(OutgoingEvent item) {
        try (HttpIngestSender sender = sender()) {
            sender.send(List.of(item)).toCompletableFuture().join();
        }
        assertThat(payi.requests()).hasSize(1);
        return payi.requests().get(0);
    }

    private static Map<Object, Object> members(String json) {
        return new LinkedHashMap<>(
                JsonDocumentReader.whole(withoutHalfOfAPair(json).getBytes(StandardCharsets.UTF_8)).members());
    }

    /** Half of a surrogate pair has no form in UTF-8. */
    private static String withoutHalfOfAPair(String json) {
        return new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private static Map<String, String> asHeaders(Map<Object, Object> carried) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        carried.forEach((member, value) -> headers.put(CONTEXT.get(member), value instanceof List<?> list
                ? list.stream().map(Object::toString).collect(Collectors.joining(","))
                : value.toString()));
        return headers;
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

    private static Map<String, String> headers(HttpRequestRecord request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        CONTEXT.values().forEach(header -> request.header(header).ifPresent(value -> headers.put(header, value)));
        return headers;
    }

    @Test
    void anEventIsOneLine() {
        OutgoingEvent item = IngestJson.content(event(ContextValues.NONE, "two\nlines", "region"));
        assertThat(item.json()).startsWith("{\"category\":\"system.openai\",\"resource\":\"gpt-4o-mini\",")
                .contains("\"event_timestamp\":\"2026-01-02T03:04:05.678Z\"", "\"provider_response_id\":\"id-1\"",
                        "\"scope\":\"region\"", "\"units\":{\"text\":{\"input\":12,\"output\":7}}")
                .doesNotContain("\n");
    }
}
