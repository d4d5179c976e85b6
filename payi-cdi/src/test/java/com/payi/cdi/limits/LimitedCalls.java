package com.payi.cdi.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;

import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;

/** What tests of limits share: an application, and a way to make a limit known as blocked. */
abstract class LimitedCalls {
    /** Longer than a test takes. */
    static final String LONG = "600000";
    static final String SHORT = "2000";

    final LogCapture log = new LogCapture();
    final TestApplication application = TestApplication.configured();
    Assistant assistant;

    @AfterEach
    void stop() {
        application.close();
        log.close();
        assertThat(application.payi().violations()).isEmpty();
    }

    void start(String onBlocked, String stateTtl) {
        application.with("payi.limits.on-blocked", onBlocked).with("payi.limits.state-ttl", stateTtl).start();
        assistant = application.get(Assistant.class);
    }

    /** Lets Pay-i say that a limit is blocked, and waits until that is known here. */
    void block(String limitId) {
        application.payi().limitState(limitId, "blocked");
        ask(limitId);
        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).isBlocked(limitId)).isTrue());
    }

    String ask(String... limitIds) {
        if (limitIds.length == 0) {
            return assistant.ask(application.provider().uri());
        }
        try (TrackScope scope = TrackContext.builder().limitIds(limitIds).open()) {
            return assistant.ask(application.provider().uri());
        }
    }
}
