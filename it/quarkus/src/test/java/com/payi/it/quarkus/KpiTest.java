package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.payi.cdi.UseCaseInstance;
import com.payi.testkit.PayiScore;

import io.quarkus.test.junit.QuarkusTest;

/** Scores of KPIs, given in a context, by results of methods, and later. */
@QuarkusTest
class KpiTest extends ApplicationTest {
    @Inject
    Judge judge;

    @Test
    void scoresBelongToTheInstanceOfTheCall() {
        payi.scoresNeedInstance();
        UseCaseInstance instance = judge.settle(true);
        // ArC intercepts a call of a bean's method by itself.
        await().untilAsserted(() -> assertThat(payi.scores()).containsExactlyInAnyOrder(
                new PayiScore("claim", instance.id(), "settled", true), new PayiScore("claim", instance.id(), "rating", 4.0)));
        assertThat(onlyEvent().useCaseId()).isEqualTo(instance.id());

        new UseCaseInstance(instance.name(), instance.id()).kpi("settled", false);
        assertThat(payi).kpi("settled").isFalse();
    }

    @Test
    void theResultOfAnAsynchronousMethodIsTheScore() {
        assertThat(judge.answer().await().indefinitely()).isTrue();
        assertThat(payi).useCase("claim").kpi("answered").isTrue();

        CompletableFuture<Double> share = new CompletableFuture<>();
        judge.share(share);
        assertThat(payi.scores()).noneMatch(score -> score.kpi().equals("share"));
        share.complete(0.5);
        assertThat(payi).kpi("share").isScore(0.5);
    }

    @Test
    void aStaticMethodScores() {
        judge.rateInClaim();
        assertThat(payi).kpi("rating").isScore(5).ofInstances(1);
    }

    @Test
    void twoUsersAtOnceScoreTheirOwnInstances() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<UseCaseInstance>> instances = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                boolean settled = i % 2 == 0;
                instances.add(threads.submit(() -> judge.settle(settled)));
            }
            List<PayiScore> expected = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                expected.add(new PayiScore("claim", instances.get(i).get().id(), "settled", i % 2 == 0));
            }
            await().untilAsserted(() -> assertThat(payi.scores()).filteredOn(score -> score.kpi().equals("settled"))
                    .containsExactlyInAnyOrderElementsOf(expected));
        } finally {
            threads.shutdownNow();
        }
    }
}
