package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.it.kit.MeasuredTable;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Who calls, which thread, is the context there: on Quarkus. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropagationTest extends ApplicationTest {
    private static final String GLOBAL = "quarkus-it";
    private static final Duration QUIET = Duration.ofMillis(200);

    private final MeasuredTable table = new MeasuredTable("docs/reference/propagation.md", "Quarkus", "Where the call is made",
            "Thread of the request filter", "Context there", "Remedy")
            .promising("Context there", "a `@Blocking` method", "a method that returns a `Uni`",
                    "a method that returns a `Uni`, where a filter of the call waits for a token on another thread",
                    "a method that returns a `Uni`, the second call in `chain`",
                    "a method that returns a `Uni`, behind `emitOn(worker pool)`",
                    "a method that returns a `Uni`, with `@Retry`, the second attempt",
                    "a method with `@Asynchronous` of MicroProfile Fault Tolerance",
                    "two tracked methods that return a `Uni`, in `Uni.join()`",
                    "a method that returns the `Multi` of the client", "a method that returns a `Multi` that makes two calls",
                    "a method that returns a `CompletionStage`",
                    "a method that returns a `CompletionStage`, the second call in `thenCompose`",
                    "a `@Blocking` method that returns a `CompletionStage`, the second call in `thenCompose`",
                    "the same with `thenCompose(TrackContext.wrap(…))`",
                    "`chain` of a caller without a context, behind a tracked method's `Uni`", "`ManagedExecutor`",
                    "two tracked methods in two tasks of a `ManagedExecutor`",
                    "`supplyAsync(…, TrackContext.executor(executor))`");

    @TestHTTPResource("/ways")
    URI ways;

    @Inject
    ThreadProbe probe;

    private record Way(String path, String label, String remedy, String... expected) {
        private static Way of(String path, String label) {
            return new Way(path, label, "`TrackContext.executor(…)` around the executor, or a `ManagedExecutor`", "desk");
        }

        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(
                Way.of("blocking", "a `@Blocking` method"),
                Way.of("uni", "a method that returns a `Uni`"),
                Way.of("uni-token",
                        "a method that returns a `Uni`, where a filter of the call waits for a token on another thread"),
                Way.of("uni-second", "a method that returns a `Uni`, the second call in `chain`"),
                Way.of("uni-emit-on", "a method that returns a `Uni`, behind `emitOn(worker pool)`"),
                Way.of("uni-retried", "a method that returns a `Uni`, with `@Retry`, the second attempt"),
                Way.of("asynchronous", "a method with `@Asynchronous` of MicroProfile Fault Tolerance"),
                new Way("uni-join", "two tracked methods that return a `Uni`, in `Uni.join()`", "", "left", "right"),
                Way.of("multi", "a method that returns the `Multi` of the client"),
                new Way("multi-of-calls", "a method that returns a `Multi` that makes two calls", "", "desk", "desk"),
                Way.of("stage", "a method that returns a `CompletionStage`"),
                Way.of("stage-second", "a method that returns a `CompletionStage`, the second call in `thenCompose`"),
                Way.of("stage-second-on-worker",
                        "a `@Blocking` method that returns a `CompletionStage`, the second call in `thenCompose`"),
                Way.of("stage-nested",
                        "a method that returns a `CompletionStage`, in `thenCompose` behind another tracked method's"),
                new Way("stage-caller",
                        "`thenCompose` of a caller without a context, behind a tracked method's `CompletionStage`",
                        "`thenCompose(TrackContext.wrap(…))`, or `Uni`", GLOBAL),
                new Way("stage-shared", "`thenCompose` of a tracked method, behind another's `CompletionStage`",
                        "`thenCompose(TrackContext.wrap(…))`, or `Uni`", "right"),
                new Way("stage-shared-wrapped", "the same with `thenCompose(TrackContext.wrap(…))`", "", "right"),
                new Way("uni-caller", "`chain` of a caller without a context, behind a tracked method's `Uni`", "", GLOBAL),
                Way.of("managed-executor", "`ManagedExecutor`"),
                new Way("managed-executor-branches", "two tracked methods in two tasks of a `ManagedExecutor`", "", "left",
                        "right"),
                Way.of("own-executor", "`supplyAsync(…, executor)`"),
                Way.of("own-executor-carried", "`supplyAsync(…, TrackContext.executor(executor))`"));
    }

    @AfterAll
    void theDocumentHasWhatWasMeasured() {
        table.check();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void isTheContextThere(Way way) throws Exception {
        probe.threads().clear();
        // Long enough for the calls that follow it to be on their own.
        provider.on(request -> request.bodyText().contains("first-model"),
                request -> Reply.json("{\"model\":\"first-model\"}").delay(Duration.ofMillis(100)));

        HttpResponse<String> response = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(URI.create(ways + "/" + way.path())).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        await().during(QUIET).untilAsserted(() -> assertThat(measured()).hasSize(way.expected().length));
        String context = contextIn(new ArrayList<>(measured().stream().map(IngestedEvent::useCaseName).sorted().toList()),
                List.of(way.expected()));
        table.row(way.label(), "`" + String.join("`, `", probe.threads()) + "`", context,
                context.equals("yes") ? "" : way.remedy());
    }

    private static String contextIn(List<String> contexts, List<String> expected) {
        if (contexts.equals(expected)) {
            return "yes";
        }
        contexts.removeAll(expected);
        assertThat(contexts).as("no other context").containsOnly(GLOBAL);
        return "**no**";
    }

    private List<IngestedEvent> measured() {
        return payi.events().stream().filter(event -> event.resource().equals(ThreadProbe.MODEL)).toList();
    }
}
