package com.payi.cdi.internal.edge.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;

import org.eclipse.microprofile.context.spi.ThreadContextController;
import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;

/** What platforms do with the providers of contexts, in the order they do it in. */
class ThreadContextProvidersTest {
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final Map<String, String> properties = Map.of();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private static String user() {
        return TrackContext.current().userId().orElse("nobody");
    }

    @Test
    void bothAreFoundAndHaveTheNameThatIsDocumented() {
        assertThat(ServiceLoader.load(ThreadContextProvider.class)).singleElement()
                .satisfies(provider -> assertThat(provider.getThreadContextType()).isEqualTo(TrackContext.CONTEXT_TYPE));
        assertThat(ServiceLoader.load(jakarta.enterprise.concurrent.spi.ThreadContextProvider.class)).singleElement()
                .satisfies(provider -> assertThat(provider.getThreadContextType()).isEqualTo(TrackContext.CONTEXT_TYPE));
    }

    @Test
    void microProfileTakesTheContextToAnotherThreadAndRestoresThatOfTheThread() throws Exception {
        var provider = new MpThreadContextProvider();
        var captured = new AtomicReference<org.eclipse.microprofile.context.spi.ThreadContextSnapshot>();
        try (TrackScope scope = TrackContext.builder().userId("anna").open()) {
            captured.set(provider.currentContext(properties));
        }
        Future<String> seen = executor.submit(() -> {
            try (TrackScope scope = TrackContext.builder().userId("thread").open()) {
                ThreadContextController controller = captured.get().begin();
                String inside = user();
                ThreadContextController cleared = provider.clearedContext(properties).begin();
                inside += user();
                cleared.endContext();
                inside += user();
                controller.endContext();
                return inside + user();
            }
        });
        assertThat(seen.get()).isEqualTo("annanobodyannathread");
    }

    @Test
    void jakartaTakesTheContextToAnotherThreadAndRestoresThatOfTheThread() throws Exception {
        var provider = new EeThreadContextProvider();
        var captured = new AtomicReference<jakarta.enterprise.concurrent.spi.ThreadContextSnapshot>();
        try (TrackScope scope = TrackContext.builder().userId("anna").open()) {
            captured.set(provider.currentContext(properties));
        }
        Future<String> seen = executor.submit(() -> {
            ThreadContextRestorer restorer = captured.get().begin();
            String inside = user();
            ThreadContextRestorer cleared = provider.clearedContext(properties).begin();
            inside += user();
            cleared.endContext();
            restorer.endContext();
            return inside + user();
        });
        assertThat(seen.get()).isEqualTo("annanobodynobody");
    }

    /** A snapshot is applied by many threads at once, and where there is no context it takes away that of the thread. */
    @Test
    void aSnapshotServesAnyNumberOfThreadsAndMayBeOfNoContext() throws Exception {
        var none = new EeThreadContextProvider().currentContext(properties);
        for (int i = 0; i < 4; i++) {
            String user = "user" + i;
            assertThat(executor.submit(() -> TrackContext.builder().userId(user).build().call(() -> {
                ThreadContextRestorer restorer = none.begin();
                String inside = user();
                restorer.endContext();
                return inside + user();
            })).get()).isEqualTo("nobody" + user);
        }
    }
}
