package com.payi.cdi.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.Track;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.Outage;

/** {@code payi.setup}: what an application names is looked up at its start, and what is missing is logged or created. */
class SetupAtStartTest {
    private final TestApplication application = TestApplication.configured();
    private final LogCapture log = new LogCapture();

    /** Names two use cases and three limits. */
    @ApplicationScoped
    static class Desk {
        @Track(useCaseName = "support_chat", limitIds = {"daily", "team.budget"})
        void answer() {}

        @Track(useCaseName = "summary_${tenant:acme}", limitIds = "${desk.limits:monthly}")
        void summarize() {}

        @Track(useCaseName = "not_tracked", limitIds = "not_tracked")
        void off() {}
    }

    @BeforeEach
    void configure() {
        application.with("payi.use-case-name", "shop").with("payi.ingest.retry.initial-delay", "10ms")
                .with(Desk.class.getName() + "/off/Track/enabled", "false");
    }

    @AfterEach
    void end() {
        application.close();
        log.close();
    }

    private void start(String mode) {
        application.with("payi.setup", mode).startWithoutObservers(Desk.class);
    }

    private String logged(String id) {
        await().untilAsserted(() -> assertThat(log.lines()).anyMatch(line -> line.contains(id)));
        return log.lines().stream().filter(line -> line.contains(id)).findFirst().orElseThrow();
    }

    /** Method and path, without the requests of other features. */
    private List<String> asked() {
        return application.payi().requests().stream().map(request -> request.method() + " " + request.path()).toList();
    }

    private List<HttpRequestRecord> created() {
        return application.payi().requests().stream().filter(request -> request.method().equals("POST")).toList();
    }

    @Test
    void byDefaultPayiIsNotAsked() {
        application.startWithoutObservers(Desk.class);
        application.stop();

        assertThat(application.payi().requests()).isEmpty();
    }

    @Test
    void aModeThatIsNoneIsReported() {
        assertThatThrownBy(() -> start("maybe")).hasRootCauseInstanceOf(PayiConfigurationException.class)
                .rootCause().hasMessageContaining("payi.setup: 'maybe' is not one of off, verify, create");
    }

    @Test
    void aThresholdThatPayiDoesNotAcceptIsReported() {
        application.with("payi.setup.limits.daily.threshold", "0.5");

        assertThatThrownBy(() -> start("create")).rootCause()
                .hasMessageContaining("payi.setup.limits.daily.threshold: '0.5' is not a share from 0.75 to 0.99");
    }

    @Test
    void withoutAKeyItHasNoEffect() {
        application.with("payi.api-key", null);
        start("verify");

        assertThat(logged("PAYI00375")).contains("payi.setup=verify has no effect, because payi.api-key is not set");
        assertThat(application.payi().requests()).isEmpty();
    }

    @Test
    void whereTheAccountingIsOffPayiIsNotAsked() {
        application.with("payi.enabled", "false");
        start("verify");
        application.stop();

        assertThat(application.payi().requests()).isEmpty();
    }

    @Nested
    class Verify {
        @Test
        void annotationsAndConfigurationAreLookedUp() {
            application.with("payi.limit-ids", "all").with("payi.limits.max.reserved", "5")
                    .with("payi.use-cases.agent.max-calls", "3").with("payi.setup.limits.\"a.b\".max", "7");
            start("verify");

            assertThat(logged("PAYI00371")).startsWith("INFO").contains("Pay-i knows all 10 use cases and limits");
            assertThat(asked()).containsExactlyInAnyOrder("GET /api/v1/use_cases/definitions/shop",
                    "GET /api/v1/use_cases/definitions/agent", "GET /api/v1/use_cases/definitions/support_chat",
                    "GET /api/v1/use_cases/definitions/summary_acme", "GET /api/v1/limits/all",
                    "GET /api/v1/limits/reserved", "GET /api/v1/limits/a.b", "GET /api/v1/limits/daily",
                    "GET /api/v1/limits/team.budget", "GET /api/v1/limits/monthly");
        }

        @Test
        void whatIsMissingIsOneListInOneWarning() {
            application.payi().unknownUseCase("support_chat").limit("daily").unknown();
            application.payi().limit("team.budget").unknown();
            application.with("payi.setup.limits.daily.max", "10");
            start("verify");

            assertThat(logged("PAYI00370")).startsWith("WARN").contains(
                    "Pay-i does not know 3 of the 6 use cases and limits that the application names: use case 'support_chat'"
                            + " (@Track SetupAtStartTest.Desk.answer); limit 'daily' (payi.setup.limits); limit 'team.budget'"
                            + " (@Track SetupAtStartTest.Desk.answer): needs payi.setup.limits.\"team.budget\".max=<US dollars>;"
                            + " may have payi.setup.limits.\"team.budget\".type=allow (or block) and"
                            + " payi.setup.limits.\"team.budget\".threshold=<0.75 to 0.99>. Create them at Pay-i");
            assertThat(log.lines()).filteredOn(line -> line.contains("PAYI0037")).hasSize(1);
            assertThat(created()).isEmpty();
        }

        @Test
        void aListIsNotCut() {
            for (int i = 0; i < 60; i++) {
                application.with("payi.limits.max.limit-with-a-long-name-" + i, "1").payi()
                        .limit("limit-with-a-long-name-" + i).unknown();
            }
            start("verify");

            assertThat(logged("PAYI00370")).contains("limit-with-a-long-name-0'", "limit-with-a-long-name-59'");
        }
    }

    @Nested
    class Create {
        @Test
        void whatIsMissingIsCreated() {
            application.payi().unknownUseCase("support_chat").limit("daily").unknown();
            application.payi().limit("monthly").unknown();
            application.with("payi.setup.limits.daily.max", "10.5").with("payi.setup.limits.daily.type", "block")
                    .with("payi.setup.limits.daily.threshold", "0.8").with("payi.setup.limits.monthly.max", "100");
            start("create");

            assertThat(logged("PAYI00372")).startsWith("INFO").contains("use case 'support_chat'", "limit 'daily'",
                    "limit 'monthly'");
            assertThat(created()).extracting(HttpRequestRecord::path).containsExactly("/api/v1/use_cases/definitions",
                    "/api/v1/limits", "/api/v1/limits");
            assertThat(created()).extracting(HttpRequestRecord::bodyText).containsExactly(
                    "{\"name\":\"support_chat\",\"description\":\"Created by payi-cdi, because an application names it\"}",
                    "{\"limit_id\":\"daily\",\"limit_name\":\"daily\",\"max\":10.5,\"limit_type\":\"block\",\"threshold\":0.8}",
                    "{\"limit_id\":\"monthly\",\"limit_name\":\"monthly\",\"max\":100.0,\"limit_type\":\"allow\"}");
            assertThat(log.lines()).noneMatch(line -> line.contains("PAYI00370"));
        }

        @Test
        void aLimitWithoutTermsIsInTheWarningWithItsLines() {
            application.payi().unknownUseCase("support_chat").limit("daily").unknown();
            start("create");

            assertThat(logged("PAYI00370")).contains("1 of the 6", "limit 'daily' (@Track SetupAtStartTest.Desk.answer): needs"
                    + " payi.setup.limits.daily.max=<US dollars>");
            assertThat(logged("PAYI00372")).contains("use case 'support_chat'").doesNotContain("daily");
            assertThat(created()).hasSize(1);
        }

        @Test
        void severalInstancesMayCreateTheSameAtOnce() {
            List<String> limits = IntStream.range(0, 20).mapToObj(i -> "limit-" + i).toList();
            limits.forEach(id -> {
                application.with("payi.setup.limits." + id + ".max", "1").payi().limit(id).unknown();
                application.with("payi.use-cases." + id + ".max-calls", "1").payi().unknownUseCase(id);
            });
            start("create");
            try (WeldContainer second = new Weld("second").addBeanClasses(Desk.class).initialize();
                    WeldContainer third = new Weld("third").addBeanClasses(Desk.class).initialize()) {
                assertThat(List.of(second, third)).allMatch(WeldContainer::isRunning);
                await().untilAsserted(() -> assertThat(log.lines())
                        .filteredOn(line -> line.contains("PAYI00371") || line.contains("PAYI00372")).hasSize(3));
            }

            assertThat(log.lines()).noneMatch(line -> line.startsWith("WARN") && line.contains("PAYI0037"));
            assertThat(created()).filteredOn(request -> request.path().equals("/api/v1/limits"))
                    .extracting(request -> request.json().path("limit_id").asText()).containsAll(limits);
        }
    }

    @Nested
    class WherePayiCannotBeAsked {
        @Test
        void aDeadPayiIsOneMessage() {
            int port = FakeProvider.deadPort();
            application.with("payi.base-url", "http://127.0.0.1:" + port);
            start("create");

            assertThat(logged("PAYI00373")).startsWith("WARN").contains("Pay-i at http://127.0.0.1:" + port
                    + " could not be asked", "ConnectException",
                    "Not looked up: use case 'shop' (payi.use-case-name); use case"
                            + " 'support_chat'",
                    "The application runs all the same. Check payi.base-url and the network");
            assertThat(log.lines()).filteredOn(line -> line.contains("PAYI0037")).hasSize(1);
        }

        @Test
        void aRefusedKeyIsOneMessage() {
            application.payi().apiKey("another");
            start("verify");

            assertThat(logged("PAYI00374")).startsWith("WARN").contains("Pay-i refuses the key (401 invalid_api_key)",
                    "Set payi.api-key to a valid key of an application; the present one comes from payi.api-key");
            assertThat(application.payi().requests()).hasSize(1);
        }

        @Test
        void aSlowPayiHoldsNothingUp() {
            // So long that each request arrives.
            application.with("payi.ingest.request-timeout", "1s").payi().unavailable(Outage.blackHole());
            start("verify");
            application.get(Desk.class).answer();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> log.lines().stream().anyMatch(line -> line.contains("PAYI00373")));
            assertThat(logged("PAYI00373")).contains("Not looked up:");
            assertThat(application.payi().requests()).hasSize(5);
        }

        @Test
        void anAnswerThatIsNotOfPayiIsNoAnswer() {
            application.payi().unavailable(Outage.garbage());
            start("create");

            assertThat(logged("PAYI00373")).contains("200 with something that is not Pay-i's answer");
            assertThat(created()).isEmpty();
        }

        @Test
        void tooManyRequestsArePutOff() {
            application.payi().unavailable(Outage.tooManyRequests(Duration.ofSeconds(1)));
            start("verify");
            await().untilAsserted(() -> assertThat(asked()).isNotEmpty());
            application.payi().available();

            assertThat(logged("PAYI00371")).contains("all 6");
        }

        @Test
        void theEndOfTheApplicationEndsTheSetup() {
            application.payi().unavailable(Outage.tooManyRequests(Duration.ofSeconds(100)));
            start("verify");
            await().untilAsserted(() -> assertThat(asked()).isNotEmpty());
            application.stop();

            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("payi-setup")));
            assertThat(log.lines()).noneMatch(line -> line.contains("PAYI0037"));
        }
    }
}
