package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.testkit.FakePayi;
import com.payi.testkit.HttpRequestRecord;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** {@code payi.setup=create} on Quarkus, where annotations are read when the application is built. */
@QuarkusTest
@TestProfile(SetupTest.Creating.class)
class SetupTest {
    private static final String USE_CASES = "/api/v1/use_cases/definitions";
    private static final String LIMITS = "/api/v1/limits";
    /** Some thirty names are looked up, one after the other. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    FakePayi payi;

    /** The application starts anew, with a Pay-i of its own. */
    public static class Creating implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Empty.class));
        }
    }

    /** A Pay-i that knows neither the use case nor the limit of a method. */
    public static class Empty implements QuarkusTestResourceLifecycleManager {
        private FakePayi payi;
        private Map<String, String> configuration = Map.of();

        /** After the fakes of the other tests, in place of their Pay-i. */
        @Override
        public int order() {
            return 1;
        }

        @Override
        public Map<String, String> start() {
            payi = FakePayi.start();
            payi.unknownUseCase("summary").limit("daily_budget").unknown();
            configuration = new HashMap<>(Map.of("payi.base-url", payi.uri().toString(), "payi.api-key",
                    FakePayi.DEFAULT_API_KEY, "payi.setup", "create", "payi.setup.limits.daily_budget.max", "10.5",
                    "payi.setup.limits.daily_budget.threshold", "0.8", "quarkus.rest-client.provider.url",
                    "http://127.0.0.1:9"));
            // Quarkus 3.37 loses what is returned where an application under test has one class loader for everything.
            System.getProperties().putAll(configuration);
            return configuration;
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(payi, new TestInjector.MatchesType(FakePayi.class));
        }

        @Override
        public void stop() {
            System.getProperties().keySet().removeAll(configuration.keySet());
            if (payi != null) {
                payi.close();
            }
        }
    }

    private List<String> bodies(String path) {
        return payi.requests().stream().filter(request -> request.method().equals("POST") && request.path().equals(path))
                .map(HttpRequestRecord::bodyText).toList();
    }

    @Test
    void whatAnnotationsNameIsLookedUpAndCreated() {
        await().atMost(PATIENCE).untilAsserted(
                () -> assertThat(bodies(LIMITS)).as("of %s", payi.requests()).containsExactly("{\"limit_id\":\"daily_budget\","
                        + "\"limit_name\":\"daily_budget\",\"max\":10.5,\"limit_type\":\"allow\",\"threshold\":0.8}"));

        assertThat(bodies(USE_CASES)).hasSize(1).allMatch(body -> body.contains("\"name\":\"summary\""));
        assertThat(payi.requests()).filteredOn(request -> request.method().equals("GET"))
                .extracting(HttpRequestRecord::path)
                .contains(USE_CASES + "/quarkus-it", USE_CASES + "/proxied_summary", USE_CASES + "/quarkus_loop",
                        LIMITS + "/daily_budget");
    }
}
