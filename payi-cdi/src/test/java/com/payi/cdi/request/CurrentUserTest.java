package com.payi.cdi.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.SecurityContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.PayiHeaders;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackRequest;
import com.payi.cdi.TrackScope;
import com.payi.cdi.spi.UserIdProvider;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.Reply;

/** The user may be the caller. */
class CurrentUserTest {
    private TestApplication application;

    private EffectiveContext start(String fromPrincipal, Class<?>... beans) {
        application = TestApplication.configured().with("payi.user-id", "configured")
                .with("payi.user-id-from-principal", fromPrincipal).start(beans);
        return current();
    }

    private EffectiveContext current() {
        return application.get(Service.class).current();
    }

    @AfterEach
    void stop() {
        Callers.ANSWER.set(() -> null);
        application.close();
    }

    @Test
    void thePrincipalIsTheUserWhereThatIsWanted() {
        Callers.ANSWER.set(() -> () -> "anna");
        assertThat(start("true", Service.class, Callers.class).userId()).contains("anna");
        Callers.ANSWER.set(() -> () -> "berta");
        assertThat(current().userId()).contains("berta");
        assertThat(TrackContext.current().userId()).as("outside of every context").contains("berta");
    }

    @Test
    void byDefaultThePrincipalIsNotAsked() {
        Callers.ANSWER.set(() -> {
            throw new AssertionError("asked");
        });
        assertThat(start(null, Service.class, Callers.class).userId()).contains("configured");
    }

    @Test
    void whoIsAnonymousOrUnknownIsNotGiven() {
        assertThat(start("true", Service.class, Callers.class).userId()).contains("configured");
        for (String name : new String[]{"", " ", "anonymous", "ANONYMOUS", "UNAUTHENTICATED", null}) {
            Callers.ANSWER.set(() -> () -> name);
            assertThat(current().userId()).as(String.valueOf(name)).contains("configured");
        }
        Callers.ANSWER.set(() -> {
            throw new IllegalStateException("no security here");
        });
        assertThat(current().userId()).contains("configured");
    }

    @Test
    void jakartaSecurityIsAskedWhereThePrincipalIsNotKnown() {
        assertThat(start("true", Service.class, Callers.class, Security.class).userId()).contains("carla");
        Callers.ANSWER.set(() -> () -> "anna");
        assertThat(current().userId()).contains("anna");
    }

    @Test
    void jakartaSecurityIsNotAskedWhereThePrincipalIsAnonymous() {
        Callers.ANSWER.set(() -> () -> "ANONYMOUS");
        assertThat(start("true", Service.class, Callers.class, Security.class).userId()).contains("configured");
    }

    @Test
    void withoutAnySecurityNothingChanges() {
        assertThat(start("true", Service.class).userId()).contains("configured");
    }

    @Test
    void aProviderCountsForMoreThanThePrincipalAndTheGreatestPriorityIsAskedFirst() {
        Callers.ANSWER.set(() -> () -> "principal");
        assertThat(start("true", Service.class, Callers.class, Second.class, First.class).userId()).contains("first");
        First.answer = () -> null;
        assertThat(current().userId()).contains("second");
        First.answer = () -> "";
        assertThat(current().userId()).as("blocked").isEmpty();
        First.answer = () -> "first";
    }

    @Test
    void aProviderThatFailsIsLoggedAndPassedOver() {
        First.answer = () -> {
            throw new IllegalStateException("broken");
        };
        try (LogCapture log = new LogCapture()) {
            assertThat(start(null, Service.class, First.class).userId()).contains("configured");
            assertThat(current().userId()).contains("configured");
            assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00136")).hasSize(1);
        } finally {
            First.answer = () -> "first";
        }
    }

    @Test
    void aProviderThatHasAContextOfItsOwnIsNotAskedForThatContextsUser() {
        First.answer = () -> {
            try (TrackScope scope = TrackContext.builder().useCaseName("look_up").build().open()) {
                return "found by " + TrackContext.current().userId().orElse("no user");
            }
        };
        try {
            assertThat(start(null, Service.class, First.class).userId()).contains("found by configured");
            assertThat(TrackContext.current().userId()).as("outside of every context").contains("found by configured");
        } finally {
            First.answer = () -> "first";
        }
    }

    @Test
    void theUserGoesAlongToOtherThreadsWithoutAnyContext() throws Exception {
        start(null, Service.class, First.class);
        Callable<String> users = TrackContext.wrap(() -> TrackContext.current().userId() + " " + current().userId());
        First.answer = () -> null;
        try {
            assertThat(elsewhere(users)).isEqualTo("Optional[first] Optional[first]");
            assertThat(elsewhere(() -> current().userId().orElseThrow())).isEqualTo("configured");
        } finally {
            First.answer = () -> "first";
        }
    }

    @Test
    void callsOutsideOfContextsAreLeftAloneOnOtherThreadsToo() throws Exception {
        application = TestApplication.configured().with("payi.global-context", "false").start(First.class);
        application.provider().on(request -> true, request -> Reply.json("{\"model\":\"m\"}"));
        Assistant assistant = application.get(Assistant.class);
        Callable<String> call = () -> assistant.ask(application.provider().uri());
        Callable<String> outside = TrackContext.wrap(call);
        Callable<String> headers = TrackContext.wrap(() -> PayiHeaders.current() + " " + TrackContext.current().userId());
        Callable<String> inside = TrackContext.wrap(() -> TrackContext.builder().useCaseName("inside").build().call(call));
        First.answer = () -> null;
        try {
            assertThat(elsewhere(headers)).isEqualTo("{} Optional.empty");
            elsewhere(outside);
            elsewhere(inside);
        } finally {
            First.answer = () -> "first";
        }
        application.stop();
        assertThat(application.payi().events()).singleElement().satisfies(event -> {
            assertThat(event.useCaseName()).isEqualTo("inside");
            assertThat(event.userId()).isEqualTo("first");
        });
    }

    private static String elsewhere(Callable<String> task) throws Exception {
        FutureTask<String> running = new FutureTask<>(task);
        Thread thread = new Thread(running);
        thread.start();
        return running.get(10, TimeUnit.SECONDS);
    }

    @Test
    void theRequestCountsForMoreThanTheCaller() {
        Callers.ANSWER.set(() -> () -> "anna");
        start("true", Service.class, Callers.class);
        RequestContextController controller = application.get(RequestContextController.class);
        controller.activate();
        try {
            application.get(TrackRequest.class).setAccountName("acme");
            assertThat(current().userId()).contains("anna");
            assertThat(current().accountName()).contains("acme");
            application.get(TrackRequest.class).setUserId("berta");
            assertThat(current().userId()).contains("berta");
            EffectiveContext[] blocked = new EffectiveContext[1];
            TrackContext.builder().userId("").run(() -> blocked[0] = current());
            assertThat(blocked[0].userId()).as("a block holds for what is opened inside").isEmpty();
        } finally {
            controller.deactivate();
        }
    }

    /** Has a context. */
    @ApplicationScoped
    static class Service {
        @Track
        public EffectiveContext current() {
            return TrackContext.current();
        }
    }

    /** Stands for the security of a server. */
    @Dependent
    static class Callers {
        static final AtomicReference<Supplier<Principal>> ANSWER = new AtomicReference<>(() -> null);

        @Produces
        @Dependent
        Principal principal() {
            return ANSWER.get().get();
        }
    }

    /** Jakarta Security, for which everybody is the same user. */
    @Dependent
    static class Security {
        @Produces
        @Dependent
        SecurityContext context() {
            Principal carla = () -> "carla";
            return (SecurityContext) Proxy.newProxyInstance(SecurityContext.class.getClassLoader(),
                    new Class<?>[]{SecurityContext.class}, (proxy, method, arguments) -> carla);
        }
    }

    /** Asked first. */
    @Singleton
    @Priority(10)
    static class First implements UserIdProvider {
        static volatile Supplier<String> answer = () -> "first";

        @Override
        public String userId() {
            return answer.get();
        }
    }

    /** Asked then. */
    @ApplicationScoped
    static class Second implements UserIdProvider {
        @Override
        public String userId() {
            return "second";
        }
    }
}
