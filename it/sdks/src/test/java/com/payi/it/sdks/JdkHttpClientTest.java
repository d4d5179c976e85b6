package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import com.payi.cdi.client.jdk.PayiHttpClient;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent.Units;
import com.payi.testkit.Reply;

import dev.langchain4j.http.client.jdk.JdkHttpClientBuilder;
import dev.langchain4j.model.openai.OpenAiChatModel;

@ClientUnderTest("java.net.http")
class JdkHttpClientTest extends PlainHttpContract {
    private final HttpClient client = PayiHttpClient.builder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    private static HttpRequest request(URI uri, String json) {
        return HttpRequest.newBuilder(uri).header("Content-Type", "application/json").timeout(Duration.ofSeconds(20))
                .POST(HttpRequest.BodyPublishers.ofString(json)).build();
    }

    @Override
    Answer post(URI uri, String json) throws Exception {
        HttpResponse<String> response = client.send(request(uri, json), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    InputStream stream(URI uri, String json) throws Exception {
        return client.send(request(uri, json), BodyHandlers.ofInputStream()).body();
    }

    @Override
    CompletableFuture<Answer> postAsync(URI uri, String json) {
        return client.sendAsync(request(uri, json), BodyHandlers.ofString())
                .thenApply(response -> new Answer(response.statusCode(), response.body()));
    }

    @Test
    void aCancelledFutureEndsTheCall() throws Exception {
        Application application = start(Map.of());
        application.provider().always(Reply.noAnswer(Duration.ofSeconds(5)));

        CompletableFuture<HttpResponse<String>> answer = asUser("ann",
                () -> client.sendAsync(request(chat(), json("m", false)), BodyHandlers.ofString()));
        await().untilAsserted(() -> assertThat(application.provider().received()).hasSize(1));
        answer.cancel(true);

        assertThat(catchThrowable(answer::join)).isInstanceOf(CancellationException.class);
        assertThat(seen(1).get(0).userId()).isEqualTo("ann");
    }

    @Test
    void linesReachTheSubscriberInTheContext() throws Exception {
        start(Map.of());

        client.send(request(chat(), json("m", true)), BodyHandlers.ofLines()).body().forEach(line -> {});

        assertThat(seen(1).get(0).units()).containsEntry("text",
                new Units(FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS));
    }

    @Test
    void aBodyOfUnknownLengthIsSeen() throws Exception {
        Application application = start(Map.of());
        byte[] json = json("streamed-model", false).getBytes(StandardCharsets.UTF_8);

        client.send(HttpRequest.newBuilder(chat())
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(json))).build(),
                BodyHandlers.discarding());

        assertThat(seen(1).get(0).resource()).isEqualTo("streamed-model");
        assertThat(application.provider().received().get(0).json().path("model").asText()).isEqualTo("streamed-model");
    }

    @Test
    void callsThatAreNoGenAiPassAsTheyAre() throws Exception {
        Application application = start(Map.of("payi.proxy", "true"));
        application.provider().always(Reply.json("{}"));
        HttpRequest asked = HttpRequest.newBuilder(application.provider().uri().resolve("/orders")).build();

        assertThat(client.send(asked, BodyHandlers.ofString()).body()).isEqualTo("{}");

        assertThat(application.provider().received()).hasSize(1);
        assertThat(application.payi().requests()).isEmpty();
    }

    @Test
    void langChain4jSendsWithIt() throws Exception {
        Application application = start(Map.of());
        OpenAiChatModel model = OpenAiChatModel.builder().apiKey("key").modelName("gpt-4o-mini")
                .baseUrl(application.provider().uri() + "/v1")
                .httpClientBuilder(new JdkHttpClientBuilder().httpClientBuilder(PayiHttpClient.builder())).build();

        assertThat(asUser("ann", () -> model.chat("Hi"))).isEqualTo("Hello from the fake");

        assertThat(seen(1).get(0).userId()).isEqualTo("ann");
    }
}
