package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.client.jdk.PayiHttpClient;
import com.payi.cdi.client.langchain4j.PayiLangChain4j;
import com.payi.cdi.rest.PayiFeature;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;

/** What the tracked HTTP client passes on, to whatever client sends the requests. */
class LangChain4jHttpClientTest {
    private static final String CHAT = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"ü\"}]}";
    private static final String STREAMED = CHAT.replace("{\"model\"", "{\"stream\":true,\"model\"");

    private final Application application = new Application(Map.of(), LangChain4jDesk.class,
            LangChain4jBuilder.class);

    @AfterEach
    void stop() {
        application.close();
    }

    private <T> T ask(Supplier<T> question) {
        return application.get(LangChain4jDesk.class).ask(question);
    }

    private List<IngestedEvent> events(int count) {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSizeGreaterThanOrEqualTo(count));
        application.end();
        assertThat(application.payi().events()).hasSize(count);
        return application.payi().events();
    }

    private HttpRequest.Builder post(String path) {
        return HttpRequest.builder().method(HttpMethod.POST).url(application.provider().uri() + path);
    }

    @Test
    void settingsReachTheClientBelowAndATrackedBuilderStaysAsItIs() {
        RecordingHttpClient recorder = new RecordingHttpClient();
        HttpClientBuilder tracked = PayiLangChain4j.track(recorder);

        tracked.connectTimeout(Duration.ofSeconds(3)).readTimeout(Duration.ofSeconds(4));

        assertThat(recorder.connectTimeout()).hasSeconds(3);
        assertThat(recorder.readTimeout()).hasSeconds(4);
        assertThat(tracked.connectTimeout()).hasSeconds(3);
        assertThat(tracked.readTimeout()).hasSeconds(4);
        assertThat(PayiLangChain4j.track(tracked)).isSameAs(tracked);
    }

    @Test
    void allOfARequestReachesTheClientBelow() {
        RecordingHttpClient recorder = new RecordingHttpClient();
        HttpRequest request = post("/v1/chat/completions?a=%2F").addHeader("X-Own", "one", "two")
                .addHeader("xProxy-User-ID", "only-for-payi").addHeader("Content-Length", "3").body(CHAT).build();

        ask(() -> PayiLangChain4j.track(recorder).build().execute(request));

        HttpRequest sent = recorder.requests().get(0);
        assertThat(sent.method()).isEqualTo(HttpMethod.POST);
        assertThat(sent.url()).isEqualTo(request.url());
        assertThat(sent.body()).isEqualTo(CHAT);
        assertThat(sent.headers()).containsEntry("X-Own", List.of("one", "two"))
                .doesNotContainKeys("xProxy-User-ID", "Content-Length");
        assertThat(events(1).get(0).userId()).isEqualTo("only-for-payi");
    }

    @Test
    void aFormReachesTheClientBelowAndItsModelIsReported() {
        RecordingHttpClient recorder = new RecordingHttpClient();
        HttpRequest request = post("/v1/audio/transcriptions").addFormDataField("model", "whisper-1")
                .addFormDataFile("file", "a.mp3", "audio/mpeg", new byte[]{1, 2, 3}).build();

        ask(() -> PayiLangChain4j.track(recorder).build().execute(request));

        HttpRequest sent = recorder.requests().get(0);
        assertThat(sent.formDataFields()).isEqualTo(Map.of("model", "whisper-1"));
        assertThat(sent.formDataFiles()).isEqualTo(request.formDataFiles());
        assertThat(sent.body()).isNull();
        assertThat(events(1).get(0).resource()).isEqualTo("whisper-1");
    }

    @Test
    void aRequestThatIsNoCallOfAModelIsLeftAlone() {
        RecordingHttpClient recorder = new RecordingHttpClient();
        HttpClient client = PayiLangChain4j.track(recorder).build();
        HttpRequest files = HttpRequest.builder().method(HttpMethod.GET).url("https://store.example/files").build();
        HttpRequest noUri = HttpRequest.builder().method(HttpMethod.POST).url("https://store.example/{file}").body("{}")
                .build();

        ask(() -> List.of(client.execute(files), client.execute(noUri)));

        assertThat(recorder.requests()).extracting(HttpRequest::url).containsExactly(files.url(), noUri.url());
        application.end();
        assertThat(application.payi().events()).isEmpty();
    }

    /** The usage of a stream that nobody has asked for is asked for, and hidden from the model. */
    @Test
    void theUsageOfAStreamIsAskedFor() {
        List<String> seen = new ArrayList<>();

        ask(() -> {
            PayiLangChain4j.track(CallingThreadHttpClient.overJdk()).build().execute(
                    post("/v1/chat/completions").body(STREAMED).build(), listener(seen, () -> {}));
            return null;
        });

        assertThat(seen.get(seen.size() - 1)).isEqualTo("[DONE]");
        assertThat(seen).noneMatch(data -> data.contains("prompt_tokens"));
        assertThat(events(1).get(0).units()).isEqualTo(Map.of("text", new IngestedEvent.Units(12, 7)));
    }

    @Test
    void aCallInsideOfACallbackIsACallOfItsOwnAlsoOnTheCallingThread() {
        HttpClient client = PayiLangChain4j.track(CallingThreadHttpClient.overJdk()).build();
        HttpRequest next = post("/v1/chat/completions").body(CHAT).build();

        ask(() -> {
            client.execute(post("/v1/chat/completions").body(STREAMED).build(),
                    listener(new ArrayList<>(), () -> client.execute(next)));
            return null;
        });

        assertThat(events(2)).allSatisfy(event -> assertThat(event.userId()).isEqualTo(LangChain4jDesk.USER));
    }

    private static ServerSentEventListener listener(List<String> seen, Runnable atTheEnd) {
        return new ServerSentEventListener() {
            @Override
            public void onEvent(ServerSentEvent event) {
                seen.add(event.data());
            }

            @Override
            public void onError(Throwable failure) {
                seen.add(failure.toString());
            }

            @Override
            public void onClose() {
                atTheEnd.run();
            }
        };
    }

    @Test
    void embeddingsAreReported() {
        OpenAiEmbeddingModel model = OpenAiEmbeddingModel.builder().httpClientBuilder(PayiLangChain4j.httpClientBuilder())
                .baseUrl(application.provider().uri() + "/v1").apiKey("key").modelName("text-embedding-3-small").build();

        assertThat(ask(() -> model.embed("Hello")).content().dimension()).isEqualTo(3);

        IngestedEvent event = events(1).get(0);
        assertThat(event.resource()).isEqualTo("text-embedding-3-small");
        assertThat(event.units()).isEqualTo(Map.of("text", new IngestedEvent.Units(12, 0)));
    }

    @Test
    void aStreamThatBreaksIsReportedAsFarAsItWas() {
        String first = Reply.data("{\"id\":\"chatcmpl-cut\",\"choices\":[]}");
        GatedChunks chunks = new GatedChunks(List.of(first, Reply.data("[DONE]")));
        application.provider().answer(Reply.streamed(200, Map.of("Content-Type", "text/event-stream"), () -> chunks)
                .resetAfter(first.length() + 1));
        List<String> seen = new CopyOnWriteArrayList<>();

        ask(() -> {
            PayiLangChain4j.httpClientBuilder().build().execute(post("/v1/chat/completions").body(STREAMED).build(),
                    listener(seen, () -> {}));
            return null;
        });

        // What was not read before a reset is lost.
        await().until(() -> !seen.isEmpty());
        chunks.allow(1);

        IngestedEvent event = events(1).get(0);
        assertThat(event.properties()).containsEntry("payi.partial", "true");
        assertThat(application.provider().received()).extracting(HttpRequestRecord::path)
                .containsExactly("/v1/chat/completions");
        await().untilAsserted(() -> assertThat(seen).anyMatch(text -> text.contains("IOException")));
    }

    @Test
    void aBuilderThatTheApplicationProducesIsTracked() {
        HttpClient client = application.get(HttpClientBuilder.class).build();

        ask(() -> client.execute(post("/v1/chat/completions").body(CHAT).build()));

        assertThat(events(1).get(0).units()).isEqualTo(Map.of("text", new IngestedEvent.Units(12, 7)));
    }

    @Test
    void aTrackedClientOfTheJdkBelowReportsNothingAgain() {
        HttpClient client = PayiLangChain4j.track(JdkHttpClient.builder().httpClientBuilder(PayiHttpClient.builder())).build();
        CompletableFuture<Void> end = new CompletableFuture<>();
        List<String> seen = new CopyOnWriteArrayList<>();

        ask(() -> {
            client.execute(post("/v1/chat/completions").body(STREAMED).build(), listener(seen, () -> end.complete(null)));
            return client.execute(post("/v1/chat/completions").body(CHAT).build());
        });

        assertThat(end).succeedsWithin(Duration.ofSeconds(20));
        assertThat(seen).contains("[DONE]");
        assertThat(events(2)).allSatisfy(
                event -> assertThat(event.units()).isEqualTo(Map.of("text", new IngestedEvent.Units(12, 7))));
    }

    @Test
    void aJaxRsClientBelowReportsNothingAgain() {
        try (Client jaxRs = ClientBuilder.newBuilder().register(PayiFeature.class).build()) {
            HttpClient client = PayiLangChain4j.track(CallingThreadHttpClient.overJaxRs(jaxRs)).build();

            ask(() -> client.execute(post("/v1/chat/completions").body(CHAT).build()));
        }
        assertThat(events(1).get(0).units()).isEqualTo(Map.of("text", new IngestedEvent.Units(12, 7)));
    }
}
