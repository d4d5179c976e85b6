package com.payi.it.quarkus21;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.it.kit.MeasuredTable;
import com.payi.it.kit.QuarkusFakes;
import com.payi.it.kit.WrongAttributions;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Where contexts are on virtual threads of Quarkus, alone and with many requests at the same time. */
@QuarkusTest
@QuarkusTestResource(QuarkusFakes.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VirtualThreadsTest {
    private static final int REQUESTS = 120;
    private static final int BRANCHES = 2;
    private static final int CALLS_A_BRANCH = 5;
    private static final int CALLS_A_BATCH = REQUESTS * BRANCHES * CALLS_A_BRANCH;
    private static final int CALLS = Integer.getInteger("stress.calls");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MeasuredTable table = new MeasuredTable("docs/reference/propagation.md", "Quarkus, virtual threads",
            "Where the call is made", "Thread of the request filter", "Context there", "Remedy")
            .promising("Context there", "a `@RunOnVirtualThread` method", "`ManagedExecutor`",
                    "`TrackContext.executor(…)` around that executor");
    private final HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    FakeProvider provider;
    FakePayi payi;

    @TestHTTPResource("/virtual")
    URI resource;

    @Inject
    ThreadProbe probe;

    static Stream<Arguments> ways() {
        return Stream.of(Arguments.of("itself", "a `@RunOnVirtualThread` method"),
                Arguments.of("managed-executor", "`ManagedExecutor`"),
                Arguments.of("virtual-executor", "the executor that is injected with `@VirtualThreads`"),
                Arguments.of("virtual-executor-carried", "`TrackContext.executor(…)` around that executor"));
    }

    @BeforeEach
    void forget() {
        provider.reset();
        payi.reset();
        probe.threads().clear();
    }

    @AfterAll
    void theDocumentHasWhatWasMeasured() {
        table.check();
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("ways")
    void isTheContextThere(String path, String label) {
        assertThat(get("/" + path).join().statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(payi.events()).hasSize(1));
        String useCase = payi.events().get(0).useCaseName();
        assertThat(useCase).isIn("desk", "quarkus-21-it");
        boolean there = useCase.equals("desk");
        table.row(label, String.join(", ", probe.threads()), there ? "yes" : "**no**",
                there ? "" : "`TrackContext.executor(…)` around the executor");
    }

    @Test
    void noCallIsAccountedForWithTheContextOfAnother() {
        int calls = 0;
        int wrong = 0;
        while (calls < CALLS) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                answers.add(get("/requests/user" + calls + "x" + i + "/" + CALLS_A_BRANCH));
            }
            answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            await().atMost(PATIENCE).until(() -> payi.events().size() >= CALLS_A_BATCH);
            wrong += WrongAttributions.in(payi.events(), BRANCHES * REQUESTS);
            calls += payi.events().size();
            assertThat(payi.events()).extracting(IngestedEvent::id).doesNotHaveDuplicates().hasSize(CALLS_A_BATCH);
            forget();
        }
        System.out.printf("Quarkus, virtual threads: %d requests at a time, %d calls, %d wrong attributions%n", REQUESTS, calls,
                wrong);
        assertThat(wrong).as("wrong attributions in %d calls", calls).isZero();
    }

    private CompletableFuture<HttpResponse<String>> get(String path) {
        return browser.sendAsync(HttpRequest.newBuilder(URI.create(resource + path)).timeout(PATIENCE).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
