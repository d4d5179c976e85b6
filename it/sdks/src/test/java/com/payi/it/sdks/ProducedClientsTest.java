package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;

import com.payi.cdi.client.okhttp.PayiOkHttp;

import okhttp3.OkHttpClient;

/** What becomes of the clients that an application produces. */
class ProducedClientsTest {
    /** A client that the application itself has tracked. */
    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface ByHand {}

    /** Keeps what it produced, and what it was given back. */
    @ApplicationScoped
    static class Clients {
        static final OkHttpClient PRODUCED = new OkHttpClient();
        static final OkHttpClient TRACKED = PayiOkHttp.track(new OkHttpClient());
        static OkHttpClient disposed;

        @Produces
        @Singleton
        OkHttpClient client() {
            return PRODUCED;
        }

        void close(@Disposes OkHttpClient client) {
            disposed = client;
        }

        @Produces
        @ByHand
        final OkHttpClient field = TRACKED;
    }

    /** Injects them. */
    @Singleton
    static class Injected {
        @Inject
        OkHttpClient client;
        @Inject
        @ByHand
        OkHttpClient byHand;
    }

    @Test
    void aProducedClientIsTrackedAndItsDisposerGetsWhatTheProducerMade() {
        OkHttpClient injected;
        try (Application application = new Application(Map.of(), Clients.class, Injected.class)) {
            injected = application.get(Injected.class).client;
        }

        assertThat(injected).isNotSameAs(Clients.PRODUCED);
        assertThat(PayiOkHttp.track(injected)).isSameAs(injected);
        assertThat(Clients.disposed).isSameAs(Clients.PRODUCED);
    }

    @Test
    void aClientThatIsTrackedByHandStaysAsItIs() {
        try (Application application = new Application(Map.of(), Clients.class, Injected.class)) {
            assertThat(application.get(Injected.class).byHand).isSameAs(Clients.TRACKED);
        }
    }
}
