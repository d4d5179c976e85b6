package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStates;
import com.payi.cdi.PayiResult;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** Programs that are known to end in wrong accounts. */
class ReportedProgramsTest {
    private static final int PATIENCE_SECONDS = 30;

    private final TestApplication application = TestApplication.configured();
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
        application.close();
    }

    private String ask() {
        return application.get(Assistant.class).ask(application.provider().uri());
    }

    private <T> List<T> inParallel(List<Callable<T>> tasks) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : executor.invokeAll(tasks)) {
            results.add(future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        }
        return results;
    }

    /** One client for all users, whose calls come in turns. */
    @Test
    void usersThatShareAClientPayForTheirOwnCalls() throws Exception {
        application.start();
        List<Callable<String>> users = new ArrayList<>();
        CyclicBarrier together = new CyclicBarrier(2);
        for (String user : List.of("alice", "bob")) {
            users.add(() -> TrackContext.builder().userId(user).call(() -> {
                for (int i = 0; i < 100; i++) {
                    together.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    ask();
                }
                return user;
            }));
        }
        inParallel(users);
        application.stop();

        assertThat(application.payi().events().stream()
                .collect(Collectors.groupingBy(event -> String.valueOf(event.userId()), Collectors.counting())))
                .containsOnly(Map.entry("alice", 100L), Map.entry("bob", 100L));
    }

    /** The cost that is read back is that of the context's own call, or not there yet. */
    @Test
    void theLastResultIsNeverThatOfAnotherThread() throws Exception {
        application.with("payi.proxy", "true").start();
        List<Callable<Optional<PayiResult>>> calls = new ArrayList<>();
        for (String limit : List.of("first", "second", "third")) {
            calls.add(() -> TrackContext.builder().limitIds(limit).call(() -> {
                ask();
                Optional<PayiResult> last = TrackContext.current().lastResult();
                assertThat(last.map(result -> result.limits().keySet())).hasValue(Set.of(limit));
                return last;
            }));
        }
        assertThat(inParallel(calls)).hasSize(3);
        assertThat(TrackContext.current().lastResult()).isEmpty();
    }

    /** A client that tries again: each attempt is an event, and both belong to one operation. */
    @Test
    void attemptsAreEventsOfOneInstance() {
        application.provider().answer(Reply.json(429, "{\"error\":{\"message\":\"slow down\"}}"));
        application.provider().answer(Reply.json("{\"id\":\"c-1\",\"model\":\"gpt-4o-mini\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":100,\"completion_tokens\":20}}"));
        application.start();
        TrackContext.builder().useCaseName("chat").run(() -> {
            int attempt = 0;
            for (int status = 0; status != 200; attempt++) {
                try (Response response = application.get(Assistant.class).client().target(application.provider().uri())
                        .path("/v1/chat/completions").request().header("X-Stainless-Retry-Count", attempt)
                        .post(Entity.json(Assistant.QUESTION))) {
                    status = response.getStatus();
                    response.readEntity(String.class);
                }
            }
            assertThat(attempt).isEqualTo(2);
        });
        application.stop();

        List<IngestedEvent> events = application.payi().events();
        assertThat(events).extracting(IngestedEvent::httpStatusCode).containsExactly(429, 200);
        assertThat(events.get(0).units()).isEmpty();
        assertThat(events.get(1).units()).containsOnly(Map.entry("text", new IngestedEvent.Units(100, 20)));
        assertThat(events).extracting(IngestedEvent::useCaseId).doesNotContainNull().containsOnly(events.get(0).useCaseId());
    }

    /** A loop of 50 turns whose limit is used up after the third. */
    @Test
    void aLoopEndsWithOneClearExceptionOnceItsLimitIsBlocked() {
        application.with("payi.limits.on-blocked", "block").start();
        TrackContext.builder().limitIds("agent").run(() -> assertThatThrownBy(() -> {
            for (int turn = 0; turn < 50; turn++) {
                if (turn == 2) {
                    application.payi().limitState("agent", "blocked");
                }
                ask();
                int answered = turn + 1;
                // Not only that Pay-i has the event: its answer would have the state that the next turn sets.
                await().until(() -> application.get(IngestStatistics.class).snapshot().delivered() == answered);
                if (turn == 2) {
                    await().until(() -> application.get(LimitStates.class).isBlocked("agent"));
                }
            }
        }).isExactlyInstanceOf(LimitBlockedException.class).hasMessageContaining("agent"));
        assertThat(application.provider().received()).hasSize(3);
    }
}
