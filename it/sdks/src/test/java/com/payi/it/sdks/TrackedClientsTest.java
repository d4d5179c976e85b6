package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.anthropic.backends.Backend;
import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.Interceptor;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.payi.cdi.TrackContext;
import com.payi.cdi.client.anthropic.PayiAnthropic;
import com.payi.cdi.client.genai.PayiGenAi;
import com.payi.cdi.client.okhttp.PayiOkHttp;
import com.payi.cdi.client.openai.PayiOpenAi;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import okhttp3.OkHttpClient;

/** A tracked client behaves as the one that it was made of. */
class TrackedClientsTest {
    private final Application application = new Application(Map.of(), OpenAiClients.class);

    @AfterEach
    void stop() {
        application.close();
    }

    private URI provider() {
        return application.provider().uri();
    }

    private List<IngestedEvent> seen(int calls) {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(calls));
        assertThat(application.provider().received()).hasSize(calls);
        return application.payi().events();
    }

    private static <T> T asAnn(Callable<T> call) throws Exception {
        return TrackContext.builder().userId("ann").call(call);
    }

    @Nested
    class OpenAi {
        private final OpenAIClient client = PayiOpenAi.track(OpenAiClients.client(provider()));
        private final OpenAIClientAsync async = PayiOpenAi.track(OpenAiClients.asyncClient(provider()));

        @Test
        void aTrackedClientIsNotTrackedTwice() {
            assertThat(PayiOpenAi.track(client)).isSameAs(client);
            assertThat(PayiOpenAi.track(async)).isSameAs(async);
        }

        @Test
        void changedOptionsKeepTheCallsTracked() throws Exception {
            OpenAIClientAsync changed = async.withOptions(options -> options.putHeader("X-Own", "own"));

            asAnn(() -> changed.chat().completions().create(OpenAiTest.question("m")).get(20, TimeUnit.SECONDS));

            assertThat(seen(1).get(0).userId()).isEqualTo("ann");
            assertThat(application.provider().received().get(0).header("X-Own")).hasValue("own");
        }

        @Test
        void anotherTransportIsTrackedToo() throws Exception {
            OpenAIClientAsync changed = async.withOptions(options -> options.httpClient(
                    com.openai.client.okhttp.OkHttpClient.builder().build()));

            asAnn(() -> changed.chat().completions().create(OpenAiTest.question("m")).get(20, TimeUnit.SECONDS));

            assertThat(seen(1).get(0).userId()).isEqualTo("ann");
        }

        @Test
        void viewsOfAClientAreTracked() throws Exception {
            asAnn(() -> client.async().chat().completions().create(OpenAiTest.question("m")).get(20, TimeUnit.SECONDS));
            asAnn(() -> async.withRawResponse().chat().completions().create(OpenAiTest.question("m")).get(20, TimeUnit.SECONDS)
                    .parse());
            asAnn(() -> async.chat().withRawResponse().completions().create(OpenAiTest.question("m")).get(20, TimeUnit.SECONDS)
                    .parse());
            asAnn(() -> async.sync().chat().completions().create(OpenAiTest.question("m")));

            assertThat(seen(4)).extracting(IngestedEvent::userId).containsOnly("ann");
        }

        @Test
        void aTransportThatIsTrackedItselfCountsOnce() throws Exception {
            OpenAIClientAsync both = PayiOpenAi
                    .track(OpenAIOkHttpClientAsync.builder().apiKey("key").baseUrl(provider() + "/v1")
                            .okHttpClient(PayiOkHttp.track(new OkHttpClient())).build());

            asAnn(() -> both.chat().completions().create(OpenAiTest.question("m")).get(20, TimeUnit.SECONDS));
            asAnn(() -> both.sync().chat().completions().create(OpenAiTest.question("m")));

            assertThat(seen(2)).extracting(IngestedEvent::userId).containsOnly("ann");
        }

        @Test
        void aBeanThatIsTrackedByHandAsWellCountsOnce() throws Exception {
            OpenAiClients.provider = provider();
            OpenAIClientAsync both = PayiOpenAi.track(application.get(OpenAIClientAsync.class));

            asAnn(() -> both.chat().completions().create(OpenAiTest.question("m")).get(20, TimeUnit.SECONDS));

            assertThat(seen(1).get(0).userId()).isEqualTo("ann");
        }

        @Test
        void callsOfAHandlerHaveTheContextOfTheirStream() throws Exception {
            CompletableFuture<Optional<String>> user = new CompletableFuture<>();
            AsyncStreamResponse<ChatCompletionChunk> stream = asAnn(
                    () -> async.chat().completions().createStreaming(OpenAiTest.question("m")));

            stream.subscribe(chunk -> user.complete(TrackContext.current().userId()));

            assertThat(user.get(20, TimeUnit.SECONDS)).contains("ann");
            stream.onCompleteFuture().get(20, TimeUnit.SECONDS);
            seen(1);
        }

        @Test
        void exceptionsAndObjectMethodsAreThoseOfTheClient() {
            application.provider().always(Reply.json(401, "{\"error\":{\"message\":\"Wrong key\"}}"));

            assertThatExceptionOfType(UnauthorizedException.class)
                    .isThrownBy(() -> client.chat().completions().create(OpenAiTest.question("m")));
            assertThat(client.chat()).isEqualTo(client.chat()).hasSameHashCodeAs(client.chat());
            assertThat(client).isEqualTo(client).isNotEqualTo(async);
            assertThat(client.toString()).contains("OpenAIClientImpl");
            seen(1);
        }

        @Test
        void closingClosesTheClientThatWasTracked() {
            OpenAIClient original = OpenAiClients.client(provider());

            PayiOpenAi.track(original).close();

            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> original.chat().completions().create(OpenAiTest.question("m")));
            assertThat(application.provider().received()).isEmpty();
        }

        @Test
        void aCallThatTimesOutIsReportedAsFailed() throws Exception {
            application.provider().always(Reply.json("{}").delay(Duration.ofMinutes(5)));

            asAnn(() -> async.withOptions(options -> options.maxRetries(0).timeout(Duration.ofMillis(200))).chat().completions()
                    .create(OpenAiTest.question("m"))).handle((answer, failure) -> failure).get(20, TimeUnit.SECONDS);

            assertThat(seen(1).get(0).properties()).containsKey("system.failure");
        }
    }

    @Nested
    class Anthropic {
        private final AnthropicClient client = PayiAnthropic.track(AnthropicClients.client(provider()));

        @Test
        void aTrackedClientIsNotTrackedTwice() {
            assertThat(PayiAnthropic.track(client)).isSameAs(client);
        }

        @Test
        void aBackendOfACloudIsSeenAsMessages() throws Exception {
            AnthropicClient own = PayiAnthropic
                    .track(AnthropicOkHttpClient.builder().backend(new OwnBackend(provider())).build());

            asAnn(() -> own.messages().create(AnthropicClients.question("m")));

            assertThat(seen(1).get(0).userId()).isEqualTo("ann");
            assertThat(application.provider().received().get(0).path()).isEqualTo("/own/v1/messages");
        }

        @Test
        void otherInterceptorsKeepTheCallsTracked() throws Exception {
            Interceptor own = transport -> transport;
            AnthropicClient changed = client.withOptions(options -> options.interceptors(List.of(own)));

            asAnn(() -> changed.async().messages().create(AnthropicClients.question("m")).get(20, TimeUnit.SECONDS));
            asAnn(() -> changed.messages().withRawResponse().create(AnthropicClients.question("m")).parse());

            assertThat(seen(2)).extracting(IngestedEvent::userId).containsOnly("ann");
        }
    }

    /** Changes paths and credentials in the transport, as the SDK's backends for clouds do. */
    private static final class OwnBackend implements Backend {
        private final URI uri;

        OwnBackend(URI uri) {
            this.uri = uri;
        }

        @Override
        public String baseUrl() {
            return uri.toString();
        }

        @Override
        public HttpRequest prepareRequest(HttpRequest request) {
            return request.toBuilder().replaceAllPathSegments("own", "v1", "messages").build();
        }

        @Override
        public void close() {}
    }

    @Nested
    class OkHttp {
        @Test
        void aTrackedClientIsNotTrackedTwice() {
            OkHttpClient tracked = PayiOkHttp.track(new OkHttpClient());
            assertThat(PayiOkHttp.track(tracked)).isSameAs(tracked);
        }
    }

    @Nested
    class GenAi {
        @Test
        void aTrackedClientIsNotTrackedTwice() {
            application.provider().always(GenAiClients.DOCUMENT);
            var client = PayiGenAi.track(PayiGenAi.track(GenAiClients.client(provider())));

            client.models.generateContent("m", "Hi", null);

            seen(1);
        }
    }
}
