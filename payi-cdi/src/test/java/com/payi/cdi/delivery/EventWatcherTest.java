package com.payi.cdi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.EventWatcher;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakeProvider;

/** What a watcher, as the Dev UI has one, sees of calls. */
class EventWatcherTest {
    private final TestApplication application = TestApplication.configured().with("payi.use-case-name", "shop");

    @AfterEach
    void stop() {
        application.close();
        Watcher.SEEN.clear();
        Watcher.PROXIED.clear();
    }

    @Test
    void aReportedCallIsWrittenAndAccounted() {
        ask();
        await().untilAsserted(() -> assertThat(Watcher.SEEN).containsExactly("written", "accounted"));
    }

    @Test
    void aProxiedCallHasModelUnitsStatusAndResult() {
        application.with("payi.proxy", "true");
        ask();

        assertThat(Watcher.SEEN).containsExactly("proxied with cost");
        assertThat(Watcher.PROXIED).singleElement().satisfies(call -> {
            assertThat(call.resource()).isEqualTo("gpt-4o-mini");
            assertThat(call.units().get("text").input()).isEqualTo(FakeProvider.INPUT_TOKENS);
            assertThat(call.units().get("text").output()).isEqualTo(FakeProvider.OUTPUT_TOKENS);
            assertThat(call.httpStatus()).isEqualTo(200);
            assertThat(call.latencyMillis()).isNotNegative();
            assertThat(call.context().useCaseName()).isEqualTo("shop");
        });
    }

    @Test
    void aRefusedEventIsRejectedWithPayisCode() {
        application.payi().refuse(event -> true, 400, "blocking_limit_not_allowed");
        ask();
        await().untilAsserted(() -> assertThat(Watcher.SEEN).contains("rejected blocking_limit_not_allowed"));
    }

    @Test
    void anEventThatWaitsAtTheEndIsDropped() {
        application.payi().failNext(1000, 503, "{}");
        application.with("payi.ingest.shutdown-timeout", "1");
        ask();
        await().untilAsserted(() -> assertThat(Watcher.SEEN).contains("written"));
        application.stop();
        assertThat(Watcher.SEEN).containsExactly("written", "dropped SHUTDOWN");
    }

    private void ask() {
        application.start(Watcher.class);
        application.get(Assistant.class).ask(application.provider().uri());
    }

    @Singleton
    static class Watcher implements EventWatcher {
        static final List<String> SEEN = new CopyOnWriteArrayList<>();
        static final List<IngestEvent> PROXIED = new CopyOnWriteArrayList<>();

        @Override
        public void written(IngestEvent event, OutgoingEvent content, Frame frame) {
            SEEN.add("written");
        }

        @Override
        public void accounted(PayiResult result) {
            SEEN.add("accounted");
        }

        @Override
        public void proxied(IngestEvent call, PayiResult result, Frame frame) {
            SEEN.add(result != null && result.cost().isPresent() ? "proxied with cost" : "proxied");
            PROXIED.add(call);
        }

        @Override
        public void rejected(String eventId, String code) {
            SEEN.add("rejected " + code);
        }

        @Override
        public void dropped(String eventId, DropReason reason) {
            SEEN.add("dropped " + reason);
        }
    }
}
