package com.payi.cdi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;

/** An application that takes its events elsewhere. */
class OwnSenderTest {
    private static final List<OutgoingEvent> QUEUE = new CopyOnWriteArrayList<>();
    private final TestApplication application = TestApplication.configured();

    /** Refuses to work once it has been destroyed, as a bean with a connection would. */
    @ApplicationScoped
    public static class ToQueue implements IngestSender {
        private volatile boolean destroyed;
        private volatile ClassLoader loader;

        @Override
        public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
            if (destroyed) {
                throw new IllegalStateException("destroyed");
            }
            loader = Thread.currentThread().getContextClassLoader();
            QUEUE.addAll(events);
            return CompletableFuture.completedFuture(Collections.nCopies(events.size(), IngestAnswer.delivered()));
        }

        @PreDestroy
        void destroy() {
            destroyed = true;
        }

        ClassLoader loader() {
            return loader;
        }
    }

    @ApplicationScoped
    public static class ToNowhere extends ToQueue {}

    @AfterEach
    void stop() {
        application.close();
        QUEUE.clear();
    }

    @Test
    void eventsGoToTheSenderOfTheApplicationAndNoKeyIsNeeded() {
        application.with("payi.api-key", null).start(ToQueue.class);
        application.get(Assistant.class).ask(application.provider().uri());
        await().untilAsserted(() -> assertThat(QUEUE).hasSize(1));

        assertThat(QUEUE.get(0).json()).contains("\"provider_response_id\":\"" + QUEUE.get(0).id() + "\"").doesNotContain("\n");
        assertThat(QUEUE.get(0)).asString().doesNotContain("system.openai");
        // The event is counted after its sender has returned.
        await().untilAsserted(
                () -> assertThat(application.get(IngestStatistics.class).snapshot().delivered()).isEqualTo(1));
        assertThat(application.get(ToQueue.class).loader()).isSameAs(Thread.currentThread().getContextClassLoader());
        assertThat(application.payi().requests()).isEmpty();
    }

    @Test
    void whatIsQueuedReachesTheSenderBeforeItIsDestroyed() {
        application.start(ToQueue.class);
        for (int call = 0; call < 20; call++) {
            application.get(Assistant.class).ask(application.provider().uri());
        }
        application.stop();

        assertThat(QUEUE).hasSize(20);
    }

    @Test
    void twoSendersAreOneTooMany() {
        assertThatThrownBy(() -> application.start(ToQueue.class, ToNowhere.class))
                .hasMessageContaining("more than one bean of the type IngestSender").hasMessageContaining("ToQueue")
                .hasMessageContaining("ToNowhere");
    }
}
