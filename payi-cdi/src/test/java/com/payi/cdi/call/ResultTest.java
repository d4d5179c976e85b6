package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.BadRequestException;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStates;
import com.payi.cdi.PayiResult;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.Results;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

/** Pay-i's answer to a call reaches the application. */
class ResultTest {
    private final LogCapture log = new LogCapture();
    private TestApplication application;

    @AfterEach
    void stop() {
        application.close();
        log.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void observersOfBothKindsGetAllThatPayiAnswers(boolean proxy) {
        start(proxy);
        application.payi().limitState("weekly", "exceeded").warning("unit 'x' has no price");
        ask("daily", "weekly");

        PayiResult result = onlyResult();
        assertThat(result.isProxied()).isEqualTo(proxy);
        assertThat(result.providerResponseId().isPresent()).isEqualTo(!proxy);
        assertThat(result.requestId().orElseThrow()).isNotBlank();
        assertThat(result.cost().orElseThrow().input()).isCloseTo(
                FakePayi.INPUT_PRICE.doubleValue() * FakeProvider.INPUT_TOKENS, Offset.offset(1e-9));
        assertThat(result.cost().orElseThrow().output()).isCloseTo(
                FakePayi.OUTPUT_PRICE.doubleValue() * FakeProvider.OUTPUT_TOKENS, Offset.offset(1e-9));
        assertThat(result.totalCost().orElseThrow())
                .isCloseTo(result.cost().orElseThrow().input() + result.cost().orElseThrow().output(), Offset.offset(1e-9));
        assertThat(result.limits()).containsOnly(Map.entry("daily", LimitState.OK),
                Map.entry("weekly", LimitState.EXCEEDED));
        assertThat(result.blockedLimitIds()).isEmpty();
        assertThat(result.warnings()).containsExactly("unit 'x' has no price");
        assertThat(result.userId()).contains("anna");
        assertThat(result.useCaseName()).contains("shop");
        await().untilAsserted(() -> assertThat(application.get(Results.class).allAsync()).containsExactly(result));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void blockedLimitsAreNamed(boolean proxy) {
        start(proxy);
        application.payi().limitState("daily", "blocked");
        try {
            ask("daily");
        } catch (BadRequestException refused) {
            assertThat(proxy).as("Pay-i cannot refuse a call that went past it").isTrue();
        }

        assertThat(onlyResult().blockedLimitIds()).containsExactly("daily");
        assertThat(onlyResult().limits()).containsEntry("daily", LimitState.BLOCKED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anObserverThatFailsIsLoggedAndHarmsNoOther(boolean proxy) {
        start(proxy, FailingObserver.class);
        ask("daily");

        await().untilAsserted(() -> assertThat(application.get(Results.class).allAsync()).hasSize(1));
        await().untilAsserted(() -> assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00306")));
        assertThat(application.get(LimitStates.class).state("daily")).isPresent();
    }

    private void start(boolean proxy, Class<?>... beans) {
        application = TestApplication.configured().with("payi.proxy", String.valueOf(proxy)).with("payi.use-case-name", "shop")
                .with("payi.user-id", "anna").start(beans);
    }

    private void ask(String... limitIds) {
        TrackContext.builder().limitIds(limitIds)
                .run(() -> application.get(Assistant.class).ask(application.provider().uri()));
    }

    private PayiResult onlyResult() {
        await().untilAsserted(() -> assertThat(application.get(Results.class).all()).hasSize(1));
        List<PayiResult> all = application.get(Results.class).all();
        return all.get(0);
    }

    /** An application's mistake. */
    @ApplicationScoped
    static class FailingObserver {
        void received(@Observes PayiResult result) {
            throw new IllegalStateException("on purpose");
        }
    }
}
