package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.azure.ai.openai.models.ChatCompletions;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import reactor.core.Disposable;

/** The asynchronous client. */
@ClientUnderTest("azure-ai-openai 1.0.0-beta.16, asynchronous")
class AzureOpenAiAsyncTest extends AzureOpenAiContract {
    @Override
    String chat(URI endpoint, String deployment) {
        return builder(endpoint).buildAsyncClient().getChatCompletions(deployment, question()).block().getChoices().get(0)
                .getMessage().getContent();
    }

    private OpenAIAsyncClient client() {
        return builder(endpoint()).buildAsyncClient();
    }

    private static String text(ChatCompletions chunk) {
        return chunk.getChoices().isEmpty() ? "" : chunk.getChoices().get(0).getDelta().getContent();
    }

    @Test
    void stream() throws Exception {
        start(Map.of());
        GatedChunks chunks = new GatedChunks(PlainHttpContract.CHUNKS);
        provider().answer(Reply.streamed(200, PlainHttpContract.SSE, () -> chunks));
        List<String> texts = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> done = new CompletableFuture<>();

        asUser("ann", () -> client().getChatCompletionsStream("my-gpt", question()).map(AzureOpenAiAsyncTest::text)
                .subscribe(texts::add, done::completeExceptionally, () -> done.complete(null)));
        await().untilAsserted(() -> assertThat(texts).containsExactly("One"));
        chunks.allow(PlainHttpContract.CHUNKS.size());
        done.get(20, TimeUnit.SECONDS);

        assertThat(texts).startsWith("One", " two");
        IngestedEvent event = seen(1).get(0);
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.units()).containsEntry("text", USAGE);
        assertThat(event.properties()).doesNotContainKey("payi.partial");
    }

    /** The SDK reads on to the end, and so the call is complete. */
    @Test
    void streamCancelledHalfway() throws Exception {
        start(Map.of());
        GatedChunks chunks = new GatedChunks(PlainHttpContract.CHUNKS);
        provider().answer(Reply.streamed(200, PlainHttpContract.SSE, () -> chunks));
        List<String> texts = new CopyOnWriteArrayList<>();

        Disposable stream = asUser("ann", () -> client().getChatCompletionsStream("my-gpt", question())
                .map(AzureOpenAiAsyncTest::text).subscribe(texts::add));
        await().untilAsserted(() -> assertThat(texts).containsExactly("One"));
        stream.dispose();

        chunks.allow(PlainHttpContract.CHUNKS.size());

        IngestedEvent event = seen(1).get(0);
        assertThat(event.units()).containsEntry("text", USAGE);
        assertThat(event.properties()).doesNotContainKey("payi.partial");
    }

    @Test
    void aCallThatIsCancelledUnansweredIsReported() throws Exception {
        start(Map.of());
        provider().always(Reply.noAnswer(Duration.ofSeconds(5)));

        Disposable call = asUser("ann", () -> client().getChatCompletions("my-gpt", question()).subscribe());
        await().untilAsserted(() -> assertThat(provider().received()).hasSize(1));
        call.dispose();

        assertThat(seen(1).get(0).userId()).isEqualTo("ann");
    }

    @Test
    void asyncHasTheRightUser() throws Exception {
        start(Map.of());
        provider().answer(Reply.json(500, "{}"));

        // The second call is made on the thread that the answer to the first has come on, after a retry.
        String text = asUser("ann", () -> client().getChatCompletions("first-gpt", question())
                .flatMap(first -> client().getChatCompletions("second-gpt", question()))
                .toFuture()).get(20, TimeUnit.SECONDS).getChoices().get(0).getMessage().getContent();

        assertThat(text).isEqualTo(TEXT);
        assertThat(seen(3)).extracting(IngestedEvent::userId).containsOnly("ann");
    }
}
