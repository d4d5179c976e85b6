package com.payi.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.Track;
import com.payi.cdi.rest.PayiFeature;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.Reply;
import com.sun.management.ThreadMXBean;

/**
 * What the library allocates on the application's own thread, beside the same without it. Counted, because that is the
 * same on a busy machine. The least of many rounds counts: it is that of the compiled code. Here, because the modules with
 * strict scopes allocate for each scope.
 */
class AllocationTest {
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 40;

    private static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";

    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();
    private WeldContainer application;
    private Steps steps;

    @BeforeEach
    void start() {
        System.setProperty("payi.api-key", FakePayi.DEFAULT_API_KEY);
        System.setProperty("payi.base-url", payi.uri().toString());
        application = new Weld().addBeanClasses(Steps.class, PlainInterceptor.class).initialize();
        steps = application.select(Steps.class).get();
    }

    @AfterEach
    void stop() {
        application.shutdown();
        System.clearProperty("payi.api-key");
        System.clearProperty("payi.base-url");
        provider.close();
        payi.close();
    }

    /** The bytes that one run allocates on this thread. */
    private static long least(int runs, Runnable run) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = MEMORY.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < runs; i++) {
                run.run();
            }
            least = Math.min(least, (MEMORY.getCurrentThreadAllocatedBytes() - before) / runs);
        }
        return least;
    }

    @Test
    void aContextTakesLittleMoreThanItsFrame() {
        long intercepted = least(20_000, steps::intercepted);
        assertThat(least(20_000, steps::empty) - intercepted).isBetween(1L, 160L);
        assertThat(least(20_000, steps::ofUseCase) - intercepted).as("with an id of its own").isBetween(1L, 352L);
    }

    @Test
    void aTrackedCallTakesLessThanTheClientItself() {
        try (PlainClient plain = new PlainClient(); PlainClient followed = new PlainClient(ClientBuilder.newClient())) {
            long bare = least(50, () -> plain.ask(provider.uri()));
            assertThat(payi.events()).isEmpty();
            assertThat(least(50, () -> steps.ask(followed, provider.uri())) - bare).isBetween(1L, 20_000L);
        }
    }

    /** No bean is looked up for it. */
    @Test
    void aCallOfAnotherServiceTakesNextToNothing() {
        provider.on(request -> request.path().equals("/orders"), request -> Reply.json("{}"));
        try (PlainClient plain = new PlainClient(); PlainClient other = new PlainClient(ClientBuilder.newClient())) {
            long bare = least(50, () -> plain.read(provider.uri()));
            assertThat(least(50, () -> other.read(provider.uri())) - bare).isLessThan(500L);
        }
    }

    /** A client; without the library, unless another one is given. */
    private static final class PlainClient implements AutoCloseable {
        private final Client client;

        private PlainClient() {
            this(withoutLibrary());
        }

        private PlainClient(Client client) {
            this.client = client;
        }

        /** RESTEasy finds its providers by the class loader of the thread. */
        private static Client withoutLibrary() {
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            String library = PayiFeature.class.getProtectionDomain().getCodeSource().getLocation().toString();
            Thread.currentThread().setContextClassLoader(new ClassLoader(before) {
                @Override
                public Enumeration<URL> getResources(String name) throws IOException {
                    return Collections.enumeration(Collections.list(super.getResources(name)).stream()
                            .filter(found -> !found.toString().contains(library)).toList());
                }
            });
            try {
                return ClientBuilder.newClient();
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }

        private void ask(URI provider) {
            client.target(provider).path("/v1/chat/completions").request()
                    .post(Entity.json(QUESTION), String.class);
        }

        private void read(URI service) {
            client.target(service).path("/orders").request().get(String.class);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    @InterceptorBinding
    @Retention(RetentionPolicy.RUNTIME)
    @interface Plain {}

    /** What the container allocates for any interceptor. */
    @Plain
    @Interceptor
    @Priority(Interceptor.Priority.APPLICATION)
    static class PlainInterceptor {
        @AroundInvoke
        Object proceed(InvocationContext call) throws Exception {
            return call.proceed();
        }
    }

    @ApplicationScoped
    static class Steps {
        @Plain
        void intercepted() {}

        @Track
        void empty() {}

        @Track(useCaseName = "document_summary")
        void ofUseCase() {}

        @Track(useCaseName = "document_summary", limitIds = "daily_budget", userId = "user_123")
        void ask(PlainClient client, URI provider) {
            client.ask(provider);
        }
    }
}
