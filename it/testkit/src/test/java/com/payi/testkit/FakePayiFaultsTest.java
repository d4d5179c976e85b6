package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The faults that tests of applications ask for. */
class FakePayiFaultsTest {
    private static final String EVENT = "{\"category\":\"c\",\"resource\":\"m\",\"units\":{\"text\":{\"input\":1}}}";
    private static final String CHAT = "/api/v1/proxy/openai/v1/chat/completions";

    private final FakePayi payi = FakePayi.start();
    private final FakeProvider provider = FakeProvider.start();

    @AfterEach
    void close() {
        payi.close();
        provider.close();
    }

    @Test
    void payiIsDown() throws Exception {
        payi.unavailable(Outage.down());
        assertThatThrownBy(this::post).isInstanceOf(IOException.class);
        payi.available();
        assertThat(post().statusCode()).isEqualTo(200);
        assertThat(payi).calls(1);
    }

    @Test
    void payiHasTooManyRequests() throws Exception {
        payi.unavailable(Outage.tooManyRequests(Duration.ofSeconds(3)));
        assertThat(post().statusCode()).isEqualTo(429);
        assertThat(post().headers().firstValue("Retry-After")).hasValue("3");
        assertThat(payi).noCalls();
    }

    @Test
    void payiRefusesTheKey() throws Exception {
        payi.unavailable(Outage.keyRefused());
        HttpResponse<String> refused = post();
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("invalid_api_key");
    }

    @Test
    void aLimitHasAState() throws Exception {
        payi.limit("daily").blocked();
        assertThat(post("xProxy-Limit-IDs", "daily,team").body()).contains("\"daily\":{\"state\":\"blocked\"}",
                "\"team\":{\"state\":\"ok\"}");
        payi.limit("daily").exceeded();
        assertThat(post("xProxy-Limit-IDs", "daily").body()).contains("\"daily\":{\"state\":\"exceeded\"}");
        payi.limit("daily").overrun();
        assertThat(post("xProxy-Limit-IDs", "daily").body()).contains("\"daily\":{\"state\":\"overrun\"}");
        payi.limit("daily").ok();
        assertThat(post("xProxy-Limit-IDs", "daily").body()).contains("\"daily\":{\"state\":\"ok\"}");
    }

    @Test
    void callsThroughTheProxyAreCallsToo() throws Exception {
        payi.proxyTo("openai", provider.uri()).price("gpt-4o-mini", "0.1", "1");
        provider.answer(Answer.text("Hi").tokens(10, 2)).answer(Answer.text("Hi").tokens(10, 2))
                .answer(Answer.error(500, "Broken")).answer(Reply.json("no JSON"));
        HttpResponse<String> whole = proxied(Http.CHAT);
        proxied(Http.STREAMED_CHAT);
        proxied(Http.CHAT);
        proxied(Http.CHAT);

        assertThat(whole.body()).contains("\"total\":{\"base\":3.0}");
        assertThat(payi).calls(4).useCase("chat").user("alice").limit("daily").property("tier", "gold").model("gpt-4o-mini")
                .matching("through the proxy", PayiCall::proxied).costBelow(6.01);
        assertThat(payi).status(500).calls(1).tokensBelow(1);
        assertThat(payi).status(200).calls(3).tokensBelow(25);
    }

    private HttpResponse<String> post(String... headers) throws Exception {
        return Http.postWithKey(payi.uri(), "/api/v1/ingest", EVENT, headers);
    }

    private HttpResponse<String> proxied(String body) throws Exception {
        return Http.postWithKey(payi.uri(), CHAT, body, "xProxy-UseCase-Name", "chat", "xProxy-User-ID", "alice",
                "xProxy-Limit-IDs", "daily", "xProxy-Request-Properties", "{\"tier\":\"gold\"}");
    }
}
