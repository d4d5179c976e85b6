package com.payi.cdi.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.PayiHeaders;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackRequest;
import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;

/** With payi.enabled=false an application runs as if the library were not there. */
class DisabledTest {
    private TestApplication application;

    @ApplicationScoped
    public static class Service {
        @Track(useCaseName = "chat", userId = "anna")
        public EffectiveContext context() {
            return TrackContext.current();
        }
    }

    @BeforeEach
    void start() {
        application = TestApplication.configured().with("payi.enabled", "false").with("payi.proxy", "true")
                .with("payi.use-case-name", "configured").with("payi.propagation.outbound", "127.0.0.1")
                .start(Service.class);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private static void assertNoContext() {
        assertThat(TrackContext.current()).hasToString(ContextValues.NONE.toString());
        assertThat(TrackContext.current().useCaseName()).isEmpty();
        assertThat(TrackContext.current().userId()).isEmpty();
        assertThat(PayiHeaders.current()).isEmpty();
        assertThat(CurrentFrame.get()).isNull();
    }

    @Test
    void noContextIsOpened() throws Exception {
        assertNoContext();
        assertThat(application.get(Service.class).context().userId()).isEmpty();
        TrackContext.builder().userId("anna").run(DisabledTest::assertNoContext);
        assertThat(TrackContext.builder().userId("anna").call(() -> {
            assertNoContext();
            return "result";
        })).isEqualTo("result");
        try (TrackScope scope = TrackContext.builder().userId("anna").open()) {
            assertNoContext();
            TrackContext.wrap(DisabledTest::assertNoContext).run();
            TrackContext.executor(Runnable::run).execute(DisabledTest::assertNoContext);
        }
    }

    @Test
    void theValuesOfARequestAreNoContextEither() {
        RequestContextController controller = application.get(RequestContextController.class);
        controller.activate();
        try {
            application.get(TrackRequest.class).setUserId("anna");
            assertNoContext();
            TrackContext.builder().accountName("a").run(DisabledTest::assertNoContext);
        } finally {
            controller.deactivate();
        }
    }

    @Test
    void callsAreLeftAsTheyAre() {
        TrackContext.builder().userId("anna").run(() -> application.get(Assistant.class)
                .ask(application.provider().uri(), Map.of("xProxy-Account-Name", "callers")));
        application.stop();

        assertThat(application.payi().requests()).isEmpty();
        assertThat(application.provider().received()).singleElement().satisfies(call -> {
            assertThat(call.header("xProxy-Account-Name")).contains("callers");
            assertThat(call.header("xProxy-User-ID")).isEmpty();
            assertThat(call.header("xProxy-api-key")).isEmpty();
            assertThat(call.header("Payi-Context")).isEmpty();
        });
    }
}
