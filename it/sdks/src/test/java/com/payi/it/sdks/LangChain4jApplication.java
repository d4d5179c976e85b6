package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;

import com.payi.cdi.TrackContext;
import com.payi.cdi.client.langchain4j.PayiLangChain4j;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;

/** An application that asks a model of LangChain4j, and what Pay-i gets of it. */
abstract class LangChain4jApplication {
    private static final IngestedEvent.Units CONSUMED = new IngestedEvent.Units(FakeProvider.INPUT_TOKENS,
            FakeProvider.OUTPUT_TOKENS);
    private static final Map<String, String> SSE = Map.of("Content-Type", "text/event-stream");

    final LangChain4jModel model;
    Application application;

    LangChain4jApplication(LangChain4jModel model) {
        this.model = model;
    }

    @AfterEach
    void stop() {
        application.close();
    }

    void start(String... configuration) {
        Map<String, String> own = new HashMap<>(Map.of("payi.provider-hosts", "127.0.0.1"));
        for (int i = 0; i < configuration.length; i += 2) {
            own.put(configuration[i], configuration[i + 1]);
        }
        application = new Application(own, LangChain4jDesk.class);
        model.prepare(application.provider());
    }

    ChatModel chat(int retries) {
        return model.chat(settings(application.provider().uri(), retries));
    }

    StreamingChatModel streaming() {
        return model.stream(settings(application.provider().uri(), 0));
    }

    static LangChain4jModel.Settings settings(URI provider, int retries) {
        return new LangChain4jModel.Settings(PayiLangChain4j.httpClientBuilder(), provider, retries, List.of());
    }

    static TrackContext.Builder desk(String user) {
        return TrackContext.builder().useCaseName("desk").userId(user);
    }

    List<IngestedEvent> events(int count) {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(count));
        return application.payi().events();
    }

    /** One event for each request that the provider got. */
    List<IngestedEvent> eventsOfAllRequests(int count) {
        List<IngestedEvent> events = events(count);
        assertThat(application.provider().received()).hasSize(count);
        assertThat(application.payi().violations()).isEmpty();
        return events;
    }

    void isWhole(IngestedEvent event, String user) {
        assertThat(event.category()).isEqualTo(model.category());
        assertThat(event.resource()).isEqualTo(model.resource(model.modelName()));
        assertThat(event.units()).isEqualTo(Map.of("text", CONSUMED));
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.useCaseName()).isEqualTo("desk");
        assertThat(event.userId()).isEqualTo(user);
    }

    /** The provider's next answer, whose second part exists when the test allows it. */
    GatedChunks gated() {
        GatedChunks chunks = new GatedChunks(model.chunks());
        application.provider().reset();
        application.provider().answer(Reply.streamed(200, SSE, () -> chunks));
        return chunks;
    }
}
