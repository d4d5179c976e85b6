package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.ai.openai.models.ChatCompletionsOptions;
import com.azure.ai.openai.models.ChatRequestUserMessage;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackContext;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** What holds for the clients of Azure OpenAI, with which the application has to do nothing. */
abstract class AzureOpenAiContract extends ClientContract {
    static final String TEXT = "Hello from the fake";
    private static final int RETRIES = 3;

    /** Asks a deployment, and gives the text of the answer. */
    abstract String chat(URI endpoint, String deployment);

    /** A key needs https; here, it is a header of the application. */
    static OpenAIClientBuilder builder(URI endpoint) {
        return new OpenAIClientBuilder().endpoint(endpoint.toString())
                .addPolicy(new AddHeadersPolicy(new HttpHeaders().set(HttpHeaderName.fromString("api-key"), "azure-key")))
                .retryOptions(new RetryOptions(new FixedDelayOptions(RETRIES, Duration.ofMillis(10))));
    }

    static ChatCompletionsOptions question() {
        return new ChatCompletionsOptions(List.of(new ChatRequestUserMessage("Hi")));
    }

    final URI endpoint() {
        return provider().uri();
    }

    @Test
    void document() throws Exception {
        start(Map.of());

        assertThat(asUser("ann", () -> chat(endpoint(), "my-gpt"))).isEqualTo(TEXT);

        IngestedEvent event = seen(1).get(0);
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.units()).containsEntry("text", USAGE);
        assertThat(provider().received().get(0).path()).isEqualTo("/openai/deployments/my-gpt/chat/completions");
    }

    @Test
    void providerError() {
        start(Map.of());
        provider().always(Reply.json(401, "{\"error\":{\"code\":\"401\",\"message\":\"Wrong key\"}}"));

        assertThat(catchThrowable(() -> chat(endpoint(), "my-gpt"))).isInstanceOf(HttpResponseException.class)
                .hasMessageContaining("Wrong key");

        assertThat(seen(1).get(0).httpStatusCode()).isEqualTo(401);
    }

    @Test
    void retryAfter500() throws Exception {
        start(Map.of());
        provider().answer(Reply.json(500, "{\"error\":{\"message\":\"Try again\"}}"));

        String text = TrackContext.builder().useCaseName("tale").userId("ann").call(() -> chat(endpoint(), "my-gpt"));

        assertThat(text).isEqualTo(TEXT);
        List<IngestedEvent> events = seen(2);
        Attempts.areTwo(events);
        assertThat(events).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(500, 200);
        assertThat(events).extracting(IngestedEvent::userId).containsOnly("ann");
        assertThat(events).extracting(IngestedEvent::useCaseId).doesNotContainNull();
        assertThat(events.get(0).useCaseId()).isEqualTo(events.get(1).useCaseId());
    }

    @Test
    void connectionRefused() {
        start(Map.of());
        URI nowhere = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());

        assertThat(catchThrowable(() -> asUser("ann", () -> chat(nowhere, "my-gpt")))).isNotNull();

        List<IngestedEvent> events = reported(1 + RETRIES);
        assertThat(events).extracting(IngestedEvent::userId).containsOnly("ann");
        assertThat(events).allSatisfy(event -> assertThat(event.properties()).containsKey("system.failure"));
    }

    @Test
    void twoUsersInParallel() throws Exception {
        start(Map.of());

        Future<String> ann = threads().submit(() -> asUser("ann", () -> chat(endpoint(), "ann-gpt")));
        Future<String> bob = threads().submit(() -> asUser("bob", () -> chat(endpoint(), "bob-gpt")));

        assertThat(ann.get(20, TimeUnit.SECONDS)).isEqualTo(TEXT);
        assertThat(bob.get(20, TimeUnit.SECONDS)).isEqualTo(TEXT);
        assertThat(seen(2)).allSatisfy(event -> assertThat(event.body().toString()).contains(event.userId() + "-gpt"));
    }

    /** Whether the SDK can read an answer that a gateway has packed is not asked here. */
    @Test
    void gzip() {
        start(Map.of());
        provider().answer(Reply.json("{\"id\":\"c-3\",\"model\":\"gpt-4o-mini\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}").gzip());

        assertThat(catchThrowable(() -> chat(endpoint(), "my-gpt"))).isInstanceOf(RuntimeException.class);

        assertThat(seen(1).get(0).units()).containsEntry("text", USAGE);
    }

    @Test
    void proxyModeWithLastResult() {
        start(Map.of());

        TrackContext.builder().proxy(true).userId("ann").run(() -> {
            assertThat(chat(endpoint(), "my-gpt")).isEqualTo(TEXT);
            assertThat(TrackContext.current().lastResult()).isPresent();
        });

        assertThat(payi().events()).isEmpty();
        assertThat(payi().proxied()).hasSize(1);
        HttpRequestRecord proxied = payi().proxied().get(0);
        assertThat(proxied.path()).isEqualTo("/api/v1/proxy/azure.openai/openai/deployments/my-gpt/chat/completions");
        assertThat(proxied.queryParameter("api-version")).isPresent();
        assertThat(proxied.header("api-key")).hasValue("azure-key");
        assertThat(proxied.header("xProxy-User-ID")).hasValue("ann");
        assertThat(proxied.header("xProxy-Provider-BaseUri")).hasValue(endpoint().toString());
        assertThat(provider().received()).hasSize(1);
    }

    @Test
    void blockedCallIsRefused() {
        start(Map.of("payi.limits.on-blocked", "block", "payi.limit-ids", LIMIT));
        payi().limitState(LIMIT, "blocked");
        chat(endpoint(), "my-gpt");
        awaitBlockedLimit();

        assertThat(catchThrowable(() -> chat(endpoint(), "my-gpt"))).isExactlyInstanceOf(LimitBlockedException.class);

        seen(1);
    }

    @Test
    void proxiedCallThatPayiRefusesIsRefused() {
        start(Map.of("payi.limit-ids", LIMIT, "payi.proxy", "true"));
        payi().limitState(LIMIT, "blocked");

        assertThat(catchThrowable(() -> chat(endpoint(), "my-gpt"))).isExactlyInstanceOf(LimitBlockedException.class);

        assertThat(payi().proxied()).hasSize(1);
        assertThat(provider().received()).isEmpty();
    }

    @Test
    void aProxiedCallThatTheProviderRefusesHasItsError() {
        start(Map.of("payi.proxy", "true"));
        provider().always(Reply.json(401, "{\"error\":{\"code\":\"401\",\"message\":\"Wrong key\"}}"));

        assertThat(catchThrowable(() -> chat(endpoint(), "my-gpt"))).isInstanceOf(HttpResponseException.class)
                .hasMessageContaining("Wrong key");
    }
}
