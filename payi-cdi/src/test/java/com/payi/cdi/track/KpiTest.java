package com.payi.cdi.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.IngestService;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.UseCaseInstance;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakePayi;
import com.payi.testkit.Outage;
import com.payi.testkit.PayiScore;

import io.smallrye.mutiny.Uni;

/** An application scores what its calls were worth. */
class KpiTest {
    private final TestApplication application = TestApplication.configured();
    private final LogCapture log = new LogCapture();
    @TempDir
    Path directory;

    @ApplicationScoped
    public static class Desk {
        @Inject
        Assistant assistant;
        @Inject
        Judge judge;

        @Track(useCaseName = "chat")
        public UseCaseInstance answer(URI provider, String user, boolean resolved) {
            try (var scope = TrackContext.builder().userId(user).open()) {
                assistant.ask(provider);
            }
            TrackContext.current().kpi("resolved", resolved);
            return TrackContext.current().useCaseInstance().orElseThrow();
        }

        @Track(useCaseName = "chat")
        public UseCaseInstance rated(Object score) {
            judge.rate(score);
            return TrackContext.current().useCaseInstance().orElseThrow();
        }

        @Track(useCaseName = "chat")
        public CompletionStage<Integer> ratedLater(CompletableFuture<Integer> score) {
            return judge.later(score);
        }

        @Track(useCaseName = "chat")
        public Uni<Boolean> ratedLazily(boolean score) {
            return judge.lazily(score);
        }

        @Track(useCaseName = "chat")
        public void ratedWithFailure() {
            judge.fail();
        }

        @Track(useCaseName = "chat")
        public void scored(String kpi, double score) {
            TrackContext.current().kpi(kpi, score);
        }
    }

    @ApplicationScoped
    public static class Judge {
        @Track.Kpi("rating")
        public Number rate(Object score) {
            return (Number) score;
        }

        @Track.Kpi("later")
        public CompletionStage<Integer> later(CompletableFuture<Integer> score) {
            return score;
        }

        @Track.Kpi("lazily")
        public Uni<Boolean> lazily(boolean score) {
            return Uni.createFrom().item(score);
        }

        @Track.Kpi("never")
        public int fail() {
            throw new IllegalArgumentException("no answer");
        }

        @Track(useCaseName = "review")
        @Track.Kpi("good")
        public boolean inItsOwnUseCase() {
            return true;
        }
    }

    @AfterEach
    void stop() {
        application.close();
        log.close();
    }

    private Desk start() {
        return application.start(Desk.class, Judge.class).get(Desk.class);
    }

    private List<PayiScore> scores(int count) {
        await().until(() -> application.payi().scores().size() >= count);
        return application.payi().scores();
    }

    private long rounds() {
        return log.lines().stream().filter(line -> line.contains("PAYI0036")).count();
    }

    @Test
    void aScoreBelongsToTheInstanceOfTheContext() {
        UseCaseInstance instance = start().answer(application.provider().uri(), "alice", true);

        assertThat(scores(1)).containsExactly(new PayiScore("chat", instance.id(), "resolved", true));
        assertThat(application.payi()).useCase("chat").user("alice").kpi("resolved").isTrue().ofInstances(1);
        assertThat(application.payi().requests()).filteredOn(request -> request.method().equals("PUT")).singleElement()
                .satisfies(request -> {
                    assertThat(request.headers().keySet()).noneMatch(name -> name.toLowerCase().startsWith("xproxy-u"));
                    assertThat(request.bodyText()).isEqualTo("{\"score\":true}");
                });
    }

    @Test
    void aScoreArrivesAfterTheEventOfItsInstance() {
        application.payi().scoresNeedInstance();
        Desk desk = start();
        desk.answer(application.provider().uri(), "alice", false);
        assertThat(application.payi()).useCase("chat").kpi("resolved").isFalse();
    }

    @Test
    void aKeptInstanceIsScoredWhenTheContextHasEnded() throws Exception {
        UseCaseInstance instance = start().answer(application.provider().uri(), "alice", true);
        assertThat(TrackContext.current().useCaseName()).isNotEqualTo(instance.name());

        instance.kpi("rating", 4.5);
        Thread other = new Thread(() -> new UseCaseInstance("chat", instance.id()).kpi("resolved", false));
        other.start();
        other.join();
        copy(instance).kpi("late", 1);

        assertThat(scores(4)).contains(new PayiScore("chat", instance.id(), "rating", 4.5),
                new PayiScore("chat", instance.id(), "late", 1.0));
        assertThat(application.payi()).kpi("resolved").isFalse();
    }

    private static UseCaseInstance copy(UseCaseInstance instance) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(instance);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (UseCaseInstance) in.readObject();
        }
    }

    @Test
    void twoUsersAtOnceScoreTheirOwnInstances() throws InterruptedException, ExecutionException {
        Desk desk = start();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<UseCaseInstance>> results = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                double rating = i;
                results.add(threads.submit(() -> desk.rated(rating)));
            }
            for (int i = 0; i < 100; i++) {
                PayiScore expected = new PayiScore("chat", results.get(i).get().id(), "rating", (double) i);
                scores(100);
                assertThat(application.payi().scores()).contains(expected);
            }
            assertThat(application.payi().scores()).extracting(PayiScore::useCaseId).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Nested
    class TheResultOfAMethod {
        @Test
        void isAScoreOfTheCallersInstance() {
            UseCaseInstance instance = start().rated(5L);
            assertThat(scores(1)).containsExactly(new PayiScore("chat", instance.id(), "rating", 5.0));
        }

        @Test
        void isAScoreOfTheMethodsOwnUseCase() {
            start();
            application.get(Judge.class).inItsOwnUseCase();
            assertThat(scores(1)).singleElement().satisfies(score -> {
                assertThat(score.useCaseName()).isEqualTo("review");
                assertThat(score.useCaseId()).isNotBlank();
            });
        }

        @Test
        void mayComeLater() {
            Desk desk = start();
            CompletableFuture<Integer> later = new CompletableFuture<>();
            CompletionStage<Integer> returned = desk.ratedLater(later);
            CompletableFuture<Integer> failed = new CompletableFuture<>();
            desk.ratedLater(failed);
            failed.completeExceptionally(new IllegalStateException());
            assertThat(application.payi().scores()).isEmpty();

            TrackContext.builder().useCaseName("other").run(() -> later.complete(3));
            assertThat(returned.toCompletableFuture()).isCompletedWithValue(3);
            assertThat(desk.ratedLazily(true).await().indefinitely()).isTrue();
            assertThat(scores(2)).extracting(PayiScore::useCaseName, PayiScore::kpi, PayiScore::score)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("chat", "later", 3.0),
                            org.assertj.core.groups.Tuple.tuple("chat", "lazily", true));
        }

        @Test
        void isNoScoreIfItIsNullOrTheMethodFails() {
            Desk desk = start();
            desk.rated(null);
            assertThatThrownBy(desk::ratedWithFailure).isInstanceOf(IllegalArgumentException.class).hasMessage("no answer");
            desk.rated(2);
            assertThat(scores(1)).singleElement().extracting(PayiScore::score).isEqualTo(2.0);
            assertThat(rounds()).isZero();
        }
    }

    @Nested
    class AMistake {
        @Test
        void outsideOfAContextIsLogged() {
            application.with("payi.global-context", "false");
            start();
            TrackContext.current().kpi("resolved", true);
            application.get(Judge.class).rate(1);
            TrackContext.builder().useCaseName("chat").useCaseId("").run(() -> TrackContext.current().kpi("rating", 1));
            application.stop();
            assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00360")).hasSize(2)
                    .allMatch(line -> line.contains("no use case instance"));
            assertThat(application.payi().scores()).isEmpty();
        }

        @Test
        void inTheScoreIsLogged() {
            Desk desk = start();
            desk.scored("rating", Double.NaN);
            desk.scored("share", Double.NEGATIVE_INFINITY);
            desk.scored(" ", 1);
            desk.scored("..", 1);
            new UseCaseInstance("chat", "..").kpi("place", 1);
            application.stop();
            assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00362")).hasSize(5);
            assertThat(log.lines()).anyMatch(line -> line.contains("'rating'") && line.contains("NaN"));
            assertThat(application.payi().scores()).isEmpty();
        }

        @Test
        void inTheNameOfTheUseCaseIsMadeToFitAsInContexts() {
            start();
            new UseCaseInstance("my chat", "c-1").kpi("rating", 1);
            assertThat(scores(1)).containsExactly(new PayiScore("my_chat", "c-1", "rating", 1.0));
        }

        @Test
        void withoutANameIsAnException() {
            assertThatNullPointerException().isThrownBy(() -> TrackContext.current().kpi(null, 1)).withMessage("kpi");
            assertThatNullPointerException().isThrownBy(() -> new UseCaseInstance("a", "b").kpi(null, true)).withMessage("kpi");
        }
    }

    @Test
    void inProxyModeScoresGoToPayisApi() {
        application.with("payi.proxy", "true");
        UseCaseInstance instance = start().answer(application.provider().uri(), "alice", true);
        assertThat(application.payi().proxied()).hasSize(1);
        assertThat(scores(1)).containsExactly(new PayiScore("chat", instance.id(), "resolved", true));
    }

    @Test
    void nothingIsSentWhereTheAccountingIsOff() {
        application.with("payi.enabled", "false");
        start();
        TrackContext.current().kpi("resolved", true);
        new UseCaseInstance("chat", "c-1").kpi("resolved", true);
        application.get(Judge.class).rate(1);
        application.stop();
        assertThat(application.payi().requests()).isEmpty();
        assertThat(rounds()).isZero();
    }

    @Test
    void aDeadPayiHoldsUpNothingAndTheSpoolKeepsTheScore() {
        FakePayi payi = application.payi();
        payi.unavailable(Outage.blackHole());
        application.with("payi.ingest.spool.directory", directory.resolve("spool").toString());
        application.with("payi.ingest.shutdown-timeout", "300");
        UseCaseInstance instance = start().rated(1);
        instance.kpi("rating", 2);
        application.stop();
        payi.reset();
        payi.available();

        start();
        await().untilAsserted(() -> assertThat(payi.scores()).isNotEmpty().last()
                .isEqualTo(new PayiScore("chat", instance.id(), "rating", 2.0)));
    }

    @Test
    void aFlushWaitsForTheScore() {
        start().rated(3);
        assertThat(application.get(IngestService.class).flush(java.time.Duration.ofSeconds(10))).isTrue();
        assertThat(application.payi().scores()).hasSize(1);
    }

    @ApplicationScoped
    public static class Wrong {
        @Track.Kpi("resolved")
        public void close() {}

        @Track.Kpi("")
        public int rate() {
            return 1;
        }
    }

    @ApplicationScoped
    @Track.Kpi("resolved")
    public static class OnClass {
        public boolean rate() {
            return true;
        }
    }

    @Test
    void aMethodWithoutAScoreFailsTheDeployment() {
        assertThatThrownBy(() -> application.start(Wrong.class, OnClass.class)).hasMessageContaining("PAYI00363")
                .hasMessageContaining(Wrong.class.getName() + ".close: ").hasMessageContaining("type void")
                .hasMessageContaining(Wrong.class.getName() + ".rate: ").hasMessageContaining(OnClass.class.getName() + ": ");
    }
}
