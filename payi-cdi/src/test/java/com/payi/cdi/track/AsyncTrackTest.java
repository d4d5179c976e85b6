package com.payi.cdi.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.SubmissionPublisher;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Methods with {@link Track} that return before their work is done. */
class AsyncTrackTest {
    private TestApplication application;
    private Documents documents;
    private URI provider;

    @BeforeEach
    void start() {
        application = TestApplication.configured().start(Documents.class);
        documents = application.get(Documents.class);
        provider = application.provider().uri();
    }

    @AfterEach
    void stop() {
        application.close();
        assertThat(application.payi().violations()).isEmpty();
    }

    @Test
    void theWorkOfAStageIsAccountedForWithTheMethodsContext() {
        CompletionStage<String> stage = documents.stage(provider);
        assertThat(TrackContext.current().useCaseName()).isEmpty();
        assertThat(stage.toCompletableFuture().join()).contains("choices");
        assertThat(stage).isSameAs(documents.last());
        assertThat(theOneEvent().useCaseName()).isEqualTo("stage");
    }

    @Test
    void theWorkOfAFutureIsAccountedForWithTheMethodsContext() throws Exception {
        assertThat(documents.future(provider).get()).contains("choices");
        assertThat(theOneEvent().useCaseName()).isEqualTo("future");
    }

    @Test
    void theWorkOfAUniIsAccountedForWithTheMethodsContextEachTime() {
        Uni<String> uni = documents.uni(provider);
        assertThat(TrackContext.current().useCaseName()).isEmpty();
        assertThat(application.provider().received()).isEmpty();

        assertThat(uni.await().indefinitely()).contains("choices");
        assertThat(uni.await().indefinitely()).contains("choices");

        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(2));
        assertThat(application.payi().events()).allSatisfy(event -> assertThat(event.useCaseName()).isEqualTo("uni"));
        assertThat(application.payi().events()).extracting(IngestedEvent::useCaseId)
                .containsOnly(application.payi().events().get(0).useCaseId());
    }

    @Test
    void theWorkOfAMultiIsAccountedForWithTheMethodsContext() {
        assertThat(documents.multi(provider).collect().asList().await().indefinitely()).hasSize(2);
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(2));
        assertThat(application.payi().events()).allSatisfy(event -> assertThat(event.useCaseName()).isEqualTo("multi"));
    }

    @Test
    void theWorkOfAPublisherIsAccountedForWithTheMethodsContext() {
        Flow.Publisher<String> publisher = documents.publisher(provider);
        assertThat(Multi.createFrom().publisher(publisher).collect().asList().await().indefinitely()).hasSize(2);
        assertThat(theOneEvent().useCaseName()).isEqualTo("publisher");
    }

    /** Its failure is known from the stage, although the thread of the method has long gone. */
    @Test
    void aCallThatFailsOnAnotherThreadIsReportedWhenTheStageFails() {
        URI unreachable = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());
        documents.stage(unreachable).toCompletableFuture().exceptionally(failure -> "failed").join();

        IngestedEvent event = theOneEvent();
        assertThat(event.httpStatusCode()).isEqualTo(299);
        assertThat(event.useCaseName()).isEqualTo("stage");
        assertThat(event.properties()).containsEntry("system.failure", "java.net.ConnectException");
    }

    @Test
    void callsOfATrackedSubscriberAreItsOwn() {
        documents.uni(provider).onItem().transformToUni(first -> documents.uniOfAnother(provider)).await().indefinitely();
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(2));
        assertThat(application.payi().events()).extracting(IngestedEvent::useCaseName).containsExactlyInAnyOrder("uni",
                "another");
    }

    private IngestedEvent theOneEvent() {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        return application.payi().events().get(0);
    }

    /** Documents of an application. */
    @ApplicationScoped
    static class Documents {
        private final ExecutorService executor = Executors.newFixedThreadPool(2);
        private CompletionStage<String> last;

        @Inject
        Assistant assistant;

        @PreDestroy
        void stop() {
            executor.shutdownNow();
        }

        public CompletionStage<String> last() {
            return last;
        }

        @Track(useCaseName = "stage", userId = "anna")
        public CompletionStage<String> stage(URI provider) {
            last = CompletableFuture.supplyAsync(() -> assistant.ask(provider), TrackContext.executor(executor));
            return last;
        }

        @Track(useCaseName = "future")
        public Future<String> future(URI provider) {
            return TrackContext.executor(executor).submit(() -> assistant.ask(provider, Map.of()));
        }

        @Track(useCaseName = "uni")
        public Uni<String> uni(URI provider) {
            return Uni.createFrom().item(() -> assistant.ask(provider));
        }

        @Track(useCaseName = "another")
        public Uni<String> uniOfAnother(URI provider) {
            return Uni.createFrom().item(() -> assistant.ask(provider));
        }

        @Track(useCaseName = "multi")
        public Multi<String> multi(URI provider) {
            return Multi.createFrom().items(1, 2).onItem().transform(item -> assistant.ask(provider));
        }

        @Track(useCaseName = "publisher")
        public Flow.Publisher<String> publisher(URI provider) {
            SubmissionPublisher<String> items = new SubmissionPublisher<>(Runnable::run, 8);
            return subscriber -> {
                items.subscribe(subscriber);
                List.of(assistant.ask(provider), "second").forEach(items::submit);
                items.close();
            };
        }
    }
}
