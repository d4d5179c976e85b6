package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

import io.quarkus.test.junit.QuarkusTest;

class PayiExtensionTest {
    @PayiTest(config = {"openai/mp-rest/url=${provider}/v1", "own = a=b ${payi}"})
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class Annotated {
        static FakePayi before;

        @Test
        @Order(1)
        void setsTheConfigurationAndGivesParameters(FakePayi payi, FakeProvider provider, TestConfiguration configuration)
                throws Exception {
            assertThat(System.getProperty("payi.base-url")).isEqualTo(payi.uri().toString());
            assertThat(System.getProperty("payi.api-key")).isEqualTo(FakePayi.DEFAULT_API_KEY);
            assertThat(System.getProperty("payi.enabled")).isEqualTo("true");
            assertThat(System.getProperty("openai/mp-rest/url")).isEqualTo(provider.uri() + "/v1");
            assertThat(System.getProperty("own")).isEqualTo("a=b " + payi.uri());
            assertThat(configuration.asMap()).containsKey("own").containsEntry("payi.ingest.linger", "25");
            proxiedCall(payi);
            assertThat(payi).calls(1);
            assertThat(provider.received()).hasSize(1);
            before = payi;
        }

        @Test
        @Order(2)
        void resetsBetweenTests(FakePayi payi, FakeProvider provider) {
            assertThat(payi).isSameAs(before);
            assertThat(payi.calls()).isEmpty();
            assertThat(provider.received()).isEmpty();
        }

        @Nested
        class Inside {
            @Test
            void sharesTheFakes(FakePayi payi) {
                assertThat(before == null || payi == before).isTrue();
            }
        }
    }

    static class WithFields {
        @RegisterExtension
        static final PayiExtension SHARED = PayiExtension.with("own=${provider}");

        @RegisterExtension
        final PayiExtension alone = PayiExtension.with().withoutProperties();

        private FakePayi filled;
        private FakeProvider filledProvider;
        private final FakePayi empty = null;

        @BeforeEach
        void run() {
            assertThat(alone.payi()).isNotSameAs(SHARED.payi());
            assertThat(filled).isSameAs(SHARED.payi());
            assertThat(filledProvider).isSameAs(SHARED.provider());
            assertThat(empty == null).isTrue();
        }

        @Test
        void haveFakesOfTheirOwn() {
            assertThat(System.getProperty("own")).isEqualTo(SHARED.provider().uri().toString());
            assertThat(System.getProperty("payi.base-url")).isEqualTo(SHARED.payi().uri().toString());
            assertThat(alone.configuration().asMap()).containsEntry("payi.base-url", alone.payi().uri().toString());
        }
    }

    /** How many tests run at this moment that must not run at the same time. */
    private static final AtomicInteger RUNNING = new AtomicInteger();
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @PayiTest
    static class Left {
        @Test
        void runsAlone(FakePayi payi) {
            assertRunsAlone(payi);
        }

        @Test
        void runsAloneAgain(FakePayi payi) {
            assertRunsAlone(payi);
        }
    }

    @PayiTest
    static class Right {
        @Test
        void runsAlone(FakePayi payi) {
            assertRunsAlone(payi);
        }
    }

    static class Beside {
        @RegisterExtension
        final PayiExtension extension = PayiExtension.with().withoutProperties();

        @Test
        void runsWithTheOther() throws Exception {
            BOTH.await(20, TimeUnit.SECONDS);
            assertThat(extension.payi()).quietFor(Duration.ofMillis(10)).noCalls();
        }

        @Test
        void runsWithTheFirst() throws Exception {
            BOTH.await(20, TimeUnit.SECONDS);
            assertThat(extension.payi()).quietFor(Duration.ofMillis(10)).noCalls();
        }
    }

    private static void assertRunsAlone(FakePayi payi) {
        assertThat(RUNNING.incrementAndGet()).isEqualTo(1);
        assertThat(payi).quietFor(Duration.ofMillis(50)).noCalls();
        assertThat(System.getProperty("payi.base-url")).isEqualTo(payi.uri().toString());
        RUNNING.decrementAndGet();
    }

    @PayiTest
    @QuarkusTest
    static class OnQuarkus {
        @Test
        void doesNotRun() {}
    }

    @PayiTest(config = "payi.base-url")
    static class Misspelt {
        @Test
        void doesNotRun() {}
    }

    @PayiTest(container = true)
    static class WithoutImplementation {
        @Test
        void doesNotRun() {}
    }

    @Test
    void servesATestClass() {
        System.setProperty("payi.api-key", "mine");
        try {
            assertThat(failures(Annotated.class)).isEmpty();
            assertThat(System.getProperty("payi.api-key")).isEqualTo("mine");
            assertThat(System.getProperty("payi.base-url")).isNull();
            assertThat(System.getProperty("own")).isNull();
        } finally {
            System.clearProperty("payi.api-key");
        }
    }

    @Test
    void servesFields() {
        assertThat(failures(WithFields.class)).isEmpty();
        assertThat(System.getProperty("payi.base-url")).isNull();
        assertThatThrownBy(() -> WithFields.SHARED.payi()).isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No test runs:");
    }

    @Test
    void testsThatShareSystemPropertiesTakeTurns() {
        assertThat(failures(Left.class, Right.class)).isEmpty();
        assertThat(RUNNING).hasValue(0);
    }

    @Test
    void testsWithoutSystemPropertiesRunAtTheSameTime() {
        assertThat(failures(Beside.class)).isEmpty();
    }

    @Test
    void explainsMistakes() {
        assertThat(failures(OnQuarkus.class)).singleElement().asString()
                .contains("has @QuarkusTest and @PayiTest. Replace @PayiTest with @PayiQuarkusTest");
        assertThat(failures(Misspelt.class)).singleElement().asString()
                .contains("A line of the configuration is \"key=value\"", "not \"payi.base-url\"");
        assertThat(failures(WithoutImplementation.class)).singleElement().asString()
                .contains("container = true starts a CDI container for Java SE, and the tests have none");
        assertThat(System.getProperty("payi.base-url")).isNull();
    }

    @Test
    void theConfigurationHasFormsForProcesses(@TempDir Path folder) throws Exception {
        try (FakePayi payi = FakePayi.start(); FakeProvider provider = FakeProvider.start()) {
            TestConfiguration configuration = TestConfiguration.of(payi, provider).with("openai/mp-rest/url", "${provider}");

            assertThat(configuration.asArguments()).contains("-Dpayi.base-url=" + payi.uri(),
                    "-Dopenai/mp-rest/url=" + provider.uri());
            assertThat(configuration.asEnvironment()).contains(Map.entry("PAYI_BASE_URL", payi.uri().toString()),
                    Map.entry("OPENAI_MP_REST_URL", provider.uri().toString()));
            Properties written = new Properties();
            try (var in = Files.newInputStream(configuration.writeTo(folder.resolve("a/b.properties")))) {
                written.load(in);
            }
            assertThat(written).isEqualTo(configuration.asMap());
        }
    }

    private static void proxiedCall(FakePayi payi) throws Exception {
        Http.postWithKey(payi.uri(), "/api/v1/proxy/openai/v1/chat/completions", Http.CHAT, "xProxy-UseCase-Name", "chat");
    }

    /** What fails when all tests may run at the same time. */
    private static List<Throwable> failures(Class<?>... tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request()
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
        Stream.of(tests).forEach(type -> request.selectors(selectClass(type)));
        LauncherFactory.create().execute(request.build(), listener);
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        listener.getSummary().getFailures().forEach(failure -> failures.add(failure.getException()));
        assertThat(listener.getSummary().getTestsFoundCount()).isPositive();
        return failures;
    }
}
