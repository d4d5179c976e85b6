package com.payi.it.quarkus.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStates;
import com.payi.testkit.Reply;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Calls of AI services under used up limits: LangChain4j does not retry them, and the application catches the refusal. */
@QuarkusTest
@TestProfile(RefusedCallsTest.Refusing.class)
class RefusedCallsTest extends AiApplicationTest {
    private static final String RETRIES = "dev.langchain4j.internal.RetryUtils";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Calls under blocked limits are refused. */
    public static class Refusing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("payi.limits.on-blocked", "block", "payi.limits.state-ttl", "600000");
        }
    }

    private final Set<LogRecord> retries = ConcurrentHashMap.newKeySet();

    private final Handler watch = new Handler() {
        @Override
        public void publish(LogRecord line) {
            retries.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @Inject
    LimitedAdvisor advisor;

    @Inject
    Advisor unlimited;

    @Inject
    GeminiAdvisor gemini;

    @Inject
    OfficialAdvisor official;

    @Inject
    LimitStates states;

    @BeforeEach
    void watchRetries() {
        Logger.getLogger(RETRIES).addHandler(watch);
    }

    @AfterEach
    void leaveRetries() {
        Logger.getLogger(RETRIES).removeHandler(watch);
    }

    @Test
    void blockedCallIsRefused() {
        block("document_limit", () -> advisor.ask("Is it good?"));
        assertRefusedAtOnce(() -> advisor.ask("Is it good?"));
    }

    @Test
    void blockedStreamIsRefused() {
        Runnable call = () -> advisor.stream("Is it good?").collect().asList().await().atMost(PATIENCE);
        block("stream_limit", call);
        assertRefusedAtOnce(call::run);
    }

    @Test
    void blockedCallOfAClientOfClientBuilderIsRefused() {
        provider.on(request -> request.path().endsWith(":generateContent"), request -> Reply.json(GeminiTest.chunk("Hello")));
        block("advice_limit", () -> gemini.advise("Is it good?", "anna"));
        assertRefusedAtOnce(() -> gemini.advise("Is it good?", "anna"));
    }

    @Test
    void blockedCallOfAnSdkIsRefused() {
        block("official_limit", () -> official.askUnderLimit("anna"));
        assertRefusedAtOnce(() -> official.askUnderLimit("anna"));
        assertThatThrownBy(() -> official.askLaterUnderLimit("anna").join())
                .cause().isExactlyInstanceOf(LimitBlockedException.class);
        assertThat(provider.received()).hasSize(1);
    }

    @Test
    void otherFailuresAreRetriedAsBefore() {
        provider.answer(Reply.json(500, "{}"));
        assertThat(unlimited.configured("Is it good?")).isNotBlank();
        onlyEvents(2);
        assertThat(retries).isNotEmpty();
    }

    private void block(String limitId, Runnable call) {
        payi.limitState(limitId, "blocked");
        call.run();
        await().untilAsserted(() -> assertThat(states.isBlocked(limitId)).isTrue());
    }

    private void assertRefusedAtOnce(ThrowingCallable call) {
        assertThatThrownBy(call).isExactlyInstanceOf(LimitBlockedException.class);
        assertThat(provider.received()).hasSize(1);
        onlyEvents(1);
        assertThat(retries).isEmpty();
    }
}
