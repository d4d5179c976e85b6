package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;

import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackContext;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.IngestedEvent.Units;

/** What tests of a client need: an application that each test starts, and what it has reported. */
abstract class ClientContract {
    static final String LIMIT = "daily";
    static final Units USAGE = new Units(FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS);

    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private Application application;

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (application != null) {
            application.close();
        }
    }

    final Application start(Map<String, String> configuration) {
        Map<String, String> all = new LinkedHashMap<>(configuration);
        // Without their own host names, the paths of some providers could be something else.
        all.put("payi.provider-hosts", "127.0.0.1");
        application = new Application(all, AnyBean.class);
        return application;
    }

    final Application application() {
        return application;
    }

    final FakeProvider provider() {
        return application.provider();
    }

    final FakePayi payi() {
        return application.payi();
    }

    final ExecutorService threads() {
        return threads;
    }

    /** As many events as the provider got requests. */
    final List<IngestedEvent> seen(int calls) {
        assertThat(provider().received()).hasSize(calls);
        return reported(calls);
    }

    final List<IngestedEvent> reported(int events) {
        await().untilAsserted(() -> assertThat(payi().events()).hasSize(events));
        assertThat(payi().violations()).isEmpty();
        return payi().events();
    }

    /** Waits until the library knows that the limit is used up. */
    final void awaitBlockedLimit() {
        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).isBlocked(LIMIT)).isTrue());
    }

    static <T> T asUser(String user, Callable<T> call) throws Exception {
        return TrackContext.builder().userId(user).call(call);
    }
}
