package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.Entity;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.PayiResult;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.edge.jaxrs.AnswerTap;
import com.payi.cdi.spi.UserIdProvider;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;

/** Errors of the library, and of what the application adds to it, never end the application's own work. */
class ErrorsStayInsideTest {
    private static final Runnable NO_WORK = () -> {};
    private static volatile Kind kind;

    private final TestApplication application = TestApplication.configured();

    /** What can fail in code that was built against another version, and where memory or stack are used up. */
    enum Kind {
        LINKAGE(AbstractMethodError::new), CLASS(NoClassDefFoundError::new), STACK(StackOverflowError::new), MEMORY(
                OutOfMemoryError::new),
        EXCEPTION(IllegalStateException::new);

        private final Callable<Throwable> failure;

        Kind(Callable<Throwable> failure) {
            this.failure = failure;
        }

        static <T> T fail() {
            try {
                throw kind.failure.call();
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ApplicationScoped
    public static class FailingTap implements AnswerTap {
        @Override
        public void sending(ClientRequestContext request, ExchangeHandle handle) {
            Kind.fail();
        }

        @Override
        public void tap(ClientRequestContext request, ClientResponseContext response, ExchangeHandle handle) {
            Kind.fail();
        }
    }

    @ApplicationScoped
    public static class FailingUsers implements UserIdProvider {
        @Override
        public String userId() {
            return Kind.fail();
        }
    }

    @ApplicationScoped
    public static class FailingObserver {
        void result(@Observes PayiResult result) {
            Kind.fail();
        }
    }

    /** An argument whose text cannot be read. */
    public static final class Unreadable {
        @Override
        public String toString() {
            return Kind.fail();
        }
    }

    @ApplicationScoped
    public static class Service {
        @Track(useCaseName = "chat")
        public String work(@Track.UserId Unreadable user) {
            return TrackContext.current().useCaseName().orElse("none");
        }
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @ParameterizedTest
    @EnumSource
    void ofWhatFollowsAnAnswer(Kind failing) {
        kind = failing;
        application.start(FailingTap.class);

        assertThat(application.get(Assistant.class).ask(application.provider().uri())).contains("choices");
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
    }

    @ParameterizedTest
    @EnumSource
    void ofWhatTheApplicationAdds(Kind failing) {
        kind = failing;
        application.start(FailingUsers.class, FailingObserver.class, Service.class);

        TrackContext.builder().accountName("a").run(() -> {
            assertThat(application.get(Assistant.class).ask(application.provider().uri())).contains("choices");
            assertThat(application.get(Service.class).work(new Unreadable())).isNotNull();
        });
        assertThat(application.get(Assistant.class).ask(application.provider().uri())).contains("choices");
        assertThat(TrackContext.current().accountName()).isEmpty();
        TrackContext.wrap(() -> {}).run();
        application.stop();

        assertThat(application.payi().events()).hasSize(2);
    }

    /** The application uses up its stack, catches that, and goes on. */
    @Test
    void whenTheStackEndsInTheLibrary() {
        application.start();
        Assistant assistant = application.get(Assistant.class);
        // All that is needed is loaded: a class that cannot be loaded once is gone for the process.
        TrackContext.builder().userId("anna").run(NO_WORK);
        int depth = deepest(0);

        assertThat(depth).isPositive();
        assertThat(assistant.ask(application.provider().uri())).contains("choices");
        assertThat(TrackContext.current().userId()).isEmpty();
    }

    private static int deepest(int depth) {
        try {
            return deepest(depth + 1);
        } catch (StackOverflowError e) {
            // Each frame on the way back tries, with a little more stack than the one before.
            TrackContext.builder().userId("anna").run(NO_WORK);
            return depth;
        }
    }

    @Test
    void whenAHeaderOfTheApplicationsCannotBeRead() {
        kind = Kind.LINKAGE;
        application.with("payi.proxy", "true").start();
        try (LogCapture log = new LogCapture()) {
            String answer = application.get(Assistant.class).client().target(application.provider().uri())
                    .path("/v1/chat/completions").request().header("xProxy-api-key", "callers").property("x", "y")
                    .header("X-Odd", new OddOnce()).post(Entity.json(Assistant.QUESTION), String.class);

            assertThat(answer).contains("choices");
            assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00200"));
        }
        assertThat(application.payi().proxied()).isEmpty();
        assertThat(application.provider().received()).singleElement()
                .satisfies(call -> assertThat(call.header("xProxy-api-key")).isEmpty());
    }

    /** Has a text for the client, and none for the library, which asks first. */
    private static final class OddOnce {
        private boolean asked;

        @Override
        public String toString() {
            if (!asked) {
                asked = true;
                return Kind.fail();
            }
            return "odd";
        }
    }
}
