package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.azure.ai.openai.models.ChatCompletions;
import com.azure.ai.openai.models.EmbeddingsOptions;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.HttpPolicyProviders;
import com.azure.core.util.Context;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** The blocking client. */
@ClientUnderTest(value = "azure-ai-openai 1.0.0-beta.16", without = {"asyncHasTheRightUser"})
class AzureOpenAiSyncTest extends AzureOpenAiContract {
    @Override
    String chat(URI endpoint, String deployment) {
        return builder(endpoint).buildClient().getChatCompletions(deployment, question()).getChoices().get(0).getMessage()
                .getContent();
    }

    private static String text(ChatCompletions chunk) {
        return chunk.getChoices().isEmpty() ? "" : chunk.getChoices().get(0).getDelta().getContent();
    }

    @Test
    void stream() throws Exception {
        start(Map.of());
        GatedChunks chunks = new GatedChunks(PlainHttpContract.CHUNKS);
        provider().answer(Reply.streamed(200, PlainHttpContract.SSE, () -> chunks));

        asUser("ann", () -> {
            Iterator<ChatCompletions> stream = builder(endpoint()).buildClient().getChatCompletionsStream("my-gpt", question())
                    .iterator();
            assertThat(text(stream.next())).isEqualTo("One");
            chunks.allow(PlainHttpContract.CHUNKS.size());
            assertThat(text(stream.next())).isEqualTo(" two");
            stream.forEachRemaining(rest -> {});
            return null;
        });

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

        try (Stream<ChatCompletions> stream = builder(endpoint()).buildClient()
                .getChatCompletionsStream("my-gpt", question()).stream()) {
            assertThat(stream.findFirst().map(AzureOpenAiSyncTest::text)).contains("One");
        }

        chunks.allow(PlainHttpContract.CHUNKS.size());

        IngestedEvent event = seen(1).get(0);
        assertThat(event.units()).containsEntry("text", USAGE);
        assertThat(event.properties()).doesNotContainKey("payi.partial");
    }

    @Test
    void embeddings() {
        start(Map.of());

        assertThat(builder(endpoint()).buildClient().getEmbeddings("my-embeddings", new EmbeddingsOptions(List.of("Hi")))
                .getData()).isNotEmpty();

        assertThat(seen(1).get(0).units()).containsKey("text");
    }

    @Test
    void callsThatAreNoGenAiPassAsTheyAre() throws Exception {
        start(Map.of("payi.proxy", "true"));
        provider().always(Reply.json("{}"));
        List<HttpPipelinePolicy> policies = new ArrayList<>();
        HttpPolicyProviders.addBeforeRetryPolicies(policies);
        HttpPolicyProviders.addAfterRetryPolicies(policies);
        HttpPipeline pipeline = new HttpPipelineBuilder().policies(policies.toArray(new HttpPipelinePolicy[0])).build();
        URL blob = new URL(provider().uri() + "/container/a-blob");

        try (HttpResponse response = pipeline.sendSync(new HttpRequest(HttpMethod.GET, blob), Context.NONE)) {
            assertThat(response.getStatusCode()).isEqualTo(200);
        }

        assertThat(provider().received()).hasSize(1);
        assertThat(payi().requests()).isEmpty();
    }
}
