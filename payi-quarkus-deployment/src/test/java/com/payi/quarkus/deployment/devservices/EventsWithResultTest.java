package com.payi.quarkus.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.internal.core.provider.Dialects;

/** Streams of different providers, in parts of any size. */
class EventsWithResultTest {
    private static final String ANTHROPIC = "event: message_start\n"
            + "data: {\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"model\":\"claude-opus-4-5\","
            + "\"usage\":{\"input_tokens\":1000000,\"output_tokens\":1}}}\n\n"
            + "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"delta\":{\"text\":\"}é\"}}\n\n"
            + "event: message_delta\ndata: {\"type\":\"message_delta\",\"usage\":{\"output_tokens\":1000000}}\n\n"
            + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";
    private static final String OPENAI = ": comment\r\n\r\n"
            + "data: {\"id\":\"c1\",\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}\r\n\r\n"
            + "data: {\"id\":\"c1\",\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\r\n\r\n"
            + "data: [DONE]\r\n\r\n";
    private static final String WITHOUT_END = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: half";

    private final Ledger ledger = new Ledger();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void ofAnthropicHasTheResultInItsDelta(int size) throws IOException {
        String passed = passed(ProxyRoute.ANTHROPIC, "https://api.anthropic.com/v1/messages", ANTHROPIC, size);

        assertThat(passed.replaceFirst(",\"xproxy_result\":\\{.*\\}(?=\\}\n\nevent: message_stop)", "")).isEqualTo(ANTHROPIC);
        assertThat(passed).contains("\"output_tokens\":1000000},\"xproxy_result\":{").contains("\"total\":{\"base\":30}");
        assertThat(ledger.calls(0, 2)).singleElement()
                .satisfies(call -> assertThat(call.charge().total()).isEqualByComparingTo("30"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100_000})
    void ofOpenAiHasTheResultBeforeItsEndAndWarnsThatItHasNoUsage(int size) throws IOException {
        String passed = passed(ProxyRoute.OPENAI, "https://api.openai.com/v1/chat/completions", OPENAI, size);

        assertThat(passed.replaceFirst(",\"xproxy_result\":\\{.*\\}(?=\\}\r\n\r\ndata: \\[DONE\\])", "")).isEqualTo(OPENAI);
        assertThat(passed).contains("has no usage");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100_000})
    void withoutAnEndStaysAsItIsAndIsCounted(int size) throws IOException {
        assertThat(passed(ProxyRoute.OPENAI, "https://api.openai.com/v1/chat/completions", WITHOUT_END, size))
                .isEqualTo(WITHOUT_END);
        assertThat(ledger.totals().count()).isEqualTo(1);
    }

    private String passed(ProxyRoute route, String uri, String stream, int size) throws IOException {
        URI target = URI.create(uri);
        byte[] request = "{\"model\":\"gpt-4o\",\"stream\":true}".getBytes(StandardCharsets.UTF_8);
        ProxiedCall call = new ProxiedCall(
                new ProxiedCall.Target(route, target, new Dialects(List.of()).of("POST", target)),
                new Request("POST", "", "", "", Map.of(),
                        route == ProxyRoute.ANTHROPIC
                                ? "{\"model\":\"claude-opus-4-5\"}".getBytes(StandardCharsets.UTF_8)
                                : request),
                new CallContext(null, null, null, null, null, null, List.of(), Map.of(), Map.of()), ledger,
                new DevServiceSettings(0, PriceTable.list(), Map.of()));
        call.answered(200, HttpHeaders.of(Map.of(), (name, value) -> true));
        EventsWithResult events = new EventsWithResult(out, () -> PayiAnswers.result(call.end()));
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
            events.accept(part, part.length, call);
        }
        events.end();
        call.end();
        return out.toString(StandardCharsets.UTF_8);
    }
}
