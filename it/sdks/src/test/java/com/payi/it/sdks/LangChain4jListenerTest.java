package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.langchain4j.PayiLangChain4j;
import com.payi.cdi.rest.PayiFeature;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;

/** Calls of models that no adapter sees are reported by the listener, those that one sees are not. */
class LangChain4jListenerTest {
    private static final String QUESTION = "Hello?";

    private Application application = new Application(Map.of(), LangChain4jDesk.class);

    @AfterEach
    void stop() {
        application.close();
    }

    private ChatModelListener listener() {
        return application.get(ChatModelListener.class);
    }

    private LangChain4jModel.Settings settings() {
        return new LangChain4jModel.Settings(PayiLangChain4j.httpClientBuilder(), application.provider().uri(), 0,
                List.of(listener()));
    }

    private <T> T ask(Supplier<T> question) {
        return application.get(LangChain4jDesk.class).ask(question);
    }

    /** Exactly so many, also when the application has ended. */
    private List<IngestedEvent> events(int count) {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSizeGreaterThanOrEqualTo(count));
        application.end();
        assertThat(application.payi().events()).hasSize(count);
        assertThat(application.payi().violations()).isEmpty();
        return application.payi().events();
    }

    @Test
    void aModelThatUsesNoHttpIsReported() {
        LocalModel model = new LocalModel(ModelProvider.AMAZON_BEDROCK, "amazon.nova-lite-v1:0", listener());

        assertThat(ask(() -> model.chat(QUESTION))).isEqualTo(LocalModel.ANSWER);

        IngestedEvent event = events(1).get(0);
        assertThat(event.category()).isEqualTo(PayiCategories.AWS_BEDROCK);
        assertThat(event.resource()).isEqualTo("amazon.nova-lite-v1:0");
        assertThat(event.units()).isEqualTo(Map.of("text", new IngestedEvent.Units(5, 3)));
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.id()).isEqualTo("local-1");
        assertThat(event.useCaseName()).isEqualTo(LangChain4jDesk.USE_CASE);
        assertThat(event.userId()).isEqualTo(LangChain4jDesk.USER);
        assertThat(event.body().path("end_to_end_latency_ms").isNumber()).isTrue();
    }

    @Test
    void modelsOfGoogleAreNamedAsWhereTheirRequestsAreSeen() {
        LocalModel model = new LocalModel(ModelProvider.GOOGLE_VERTEX_AI_GEMINI, "models/gemini-2.5-flash", listener());

        ask(() -> model.chat(QUESTION));

        IngestedEvent event = events(1).get(0);
        assertThat(event.category()).isEqualTo(PayiCategories.GOOGLE_VERTEX);
        assertThat(event.resource()).isEqualTo("google.gemini-2.5-flash");
    }

    @Test
    void aStreamThatUsesNoHttpIsReportedInTheContextOfItsCaller() throws Exception {
        LocalStreamingModel model = new LocalStreamingModel(listener());
        StreamedAnswer answer = StreamedAnswer.read();

        ask(() -> {
            model.chat(QUESTION, answer);
            return null;
        });
        assertThat(application.payi().events()).isEmpty();
        model.finish();
        answer.whole();

        IngestedEvent event = events(1).get(0);
        assertThat(event.useCaseName()).isEqualTo(LangChain4jDesk.USE_CASE);
        assertThat(event.userId()).isEqualTo(LangChain4jDesk.USER);
        assertThat(event.units()).isEqualTo(Map.of("text", new IngestedEvent.Units(5, 3)));
    }

    @Test
    void twoStreamsOfOneThreadAreTwoReports() throws Exception {
        LocalStreamingModel first = new LocalStreamingModel(listener());
        LocalStreamingModel second = new LocalStreamingModel(listener());
        StreamedAnswer firstAnswer = StreamedAnswer.read();
        StreamedAnswer secondAnswer = StreamedAnswer.read();
        ask(() -> {
            first.chat(QUESTION, firstAnswer);
            second.chat(QUESTION, secondAnswer);
            return null;
        });
        first.finish();
        second.finish();
        firstAnswer.whole();
        secondAnswer.whole();

        assertThat(events(2)).allSatisfy(event -> assertThat(event.userId()).isEqualTo(LangChain4jDesk.USER));
    }

    @Test
    void aModelThatFailsIsReportedWithWhatFailed() {
        LocalModel broken = new LocalModel(ModelProvider.OPEN_AI, "own", listener(),
                new IllegalStateException("out of memory"));
        LocalModel refusing = new LocalModel(ModelProvider.OPEN_AI, "own", listener(),
                new RuntimeException(new HttpException(429, "slow down")));

        assertThatThrownBy(() -> ask(() -> broken.chat(QUESTION))).hasMessage("out of memory");
        assertThatThrownBy(() -> ask(() -> refusing.chat(QUESTION))).hasMessageContaining("slow down");

        List<IngestedEvent> events = events(2);
        assertThat(events).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(299, 429);
        assertThat(events).extracting(event -> event.properties().get("system.failure"))
                .containsExactlyInAnyOrder(IllegalStateException.class.getName(), HttpException.class.getName());
        assertThat(events).allSatisfy(event -> assertThat(event.units()).isEmpty());
    }

    @Test
    void aModelOverAnAdapterIsReportedOnce() throws Exception {
        ChatModel chat = LangChain4jModel.OPENAI.chat(settings());
        StreamingChatModel streaming = LangChain4jModel.OPENAI.stream(settings());
        StreamedAnswer answer = StreamedAnswer.read();
        ask(() -> {
            streaming.chat(QUESTION, answer);
            return chat.chat(QUESTION);
        });
        answer.whole();

        events(2);
        assertThat(application.provider().received()).hasSize(2);
    }

    @Test
    void aFailedCallOverAnAdapterIsReportedOncePerRequest() {
        application.provider().always(Reply.json(400, "{\"error\":{\"message\":\"no\"}}"));

        assertThatThrownBy(() -> ask(() -> LangChain4jModel.OPENAI.chat(settings()).chat(QUESTION)))
                .hasMessageContaining("no");

        assertThat(events(1).get(0).httpStatusCode()).isEqualTo(400);
    }

    @Test
    void aModelOverAJaxRsClientIsReportedOnce() {
        try (Client client = ClientBuilder.newBuilder().register(PayiFeature.class).build()) {
            LocalModel model = new LocalModel(ModelProvider.OPEN_AI, "gpt-4o-mini", listener(),
                    () -> client.target(application.provider().uri()).path("v1/chat/completions").request()
                            .post(Entity.json("{\"model\":\"gpt-4o-mini\",\"messages\":[]}"), String.class));
            ask(() -> model.chat(QUESTION));
        }
        assertThat(events(1).get(0).units()).isEqualTo(Map.of("text", new IngestedEvent.Units(12, 7)));
    }

    @Test
    void callsInParallelOfOneContextAreToldApart() throws Exception {
        ChatModel overHttp = LangChain4jModel.OPENAI.chat(settings());
        LocalModel local = new LocalModel(ModelProvider.OLLAMA, "local", listener());
        int each = 25;
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (TrackScope scope = TrackContext.builder().useCaseName("parallel").open()) {
            ExecutorService inContext = TrackContext.executor(threads);
            List<CompletableFuture<Void>> calls = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                calls.add(CompletableFuture.runAsync(() -> overHttp.chat(QUESTION), inContext));
                calls.add(CompletableFuture.runAsync(() -> local.chat(QUESTION), inContext));
            }
            CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
        } finally {
            threads.shutdown();
        }
        List<IngestedEvent> events = events(2 * each);
        assertThat(application.provider().received()).hasSize(each);
        assertThat(events.stream().filter(event -> "local".equals(event.resource()))).hasSize(each);
        assertThat(events).allSatisfy(event -> assertThat(event.useCaseName()).isEqualTo("parallel"));
    }

    @Test
    void anEmbeddingModelThatUsesNoHttpIsReported() {
        LocalEmbeddingModel model = new LocalEmbeddingModel(application.get(EmbeddingModelListener.class));

        ask(() -> model.embed(QUESTION));

        IngestedEvent event = events(1).get(0);
        assertThat(event.category()).isEqualTo(PayiCategories.OPENAI);
        assertThat(event.resource()).isEqualTo("local-embedding");
        assertThat(event.units()).isEqualTo(Map.of("text", new IngestedEvent.Units(4, 0)));
        assertThat(event.userId()).isEqualTo(LangChain4jDesk.USER);
    }

    /** A listener that a platform and the application have registered both. */
    @Test
    void aListenerThatIsRegisteredTwiceReportsOnce() {
        LocalModel model = new LocalModel(ModelProvider.OLLAMA, "local", listener(), listener());

        ask(() -> model.chat(QUESTION));

        events(1);
    }

    @Test
    void callsOutsideOfEveryContextAreNotReported() {
        application.close();
        application = new Application(Map.of("payi.global-context", "false"), LangChain4jDesk.class);
        LocalModel model = new LocalModel(ModelProvider.OLLAMA, "local", listener());

        model.chat(QUESTION);
        ask(() -> model.chat(QUESTION));

        assertThat(events(1).get(0).useCaseName()).isEqualTo(LangChain4jDesk.USE_CASE);
    }
}
