package com.payi.it.quarkus.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.payi.cdi.strict.WatchedScopes;
import com.payi.it.kit.QuarkusFakes;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

import io.quarkus.test.common.QuarkusTestResource;

/** What holds for every test: fresh fakes before, and after it nothing that Pay-i or the provider should not have seen. */
@QuarkusTestResource(QuarkusFakes.class)
abstract class AiApplicationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMillis(200);

    FakeProvider provider;
    FakePayi payi;

    @BeforeEach
    void forget() {
        provider.reset();
        payi.reset();
        WatchedScopes.forget();
    }

    /** By hand: JUnit does not search for extensions in this module. */
    @AfterEach
    void everyScopeIsClosed() throws InterruptedException {
        WatchedScopes.check(PATIENCE);
    }

    @AfterEach
    void check() {
        assertThat(payi.violations()).isEmpty();
        assertThat(payi.duplicates()).isEmpty();
        assertThat(provider.received()).flatExtracting(request -> request.headers().keySet())
                .noneMatch(name -> name.toString().toLowerCase().startsWith("xproxy"));
    }

    /** The one event there is, after some time without a second one. */
    IngestedEvent onlyEvent() {
        return onlyEvents(1).get(0);
    }

    List<IngestedEvent> onlyEvents(int count) {
        await().during(QUIET).untilAsserted(() -> assertThat(payi.events()).hasSize(count));
        return payi.events();
    }
}
