package com.payi.cdi.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackRequest;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.Results;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;

/** What is true of a request holds for everything in it and for nothing else. */
class TrackRequestTest {
    private final ExecutorService executor = Executors.newFixedThreadPool(8);
    private TestApplication application;
    private TrackRequest request;
    private Service service;

    private void start(String... configuration) {
        application = TestApplication.configured().with("payi.user-id", "configured").with("payi.limit-ids", "global");
        for (int i = 0; i < configuration.length; i += 2) {
            application.with(configuration[i], configuration[i + 1]);
        }
        application.start(Service.class, Inner.class);
        request = application.get(TrackRequest.class);
        service = application.get(Service.class);
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
        application.close();
        assertThat(CurrentFrame.get()).isNull();
    }

    private <T> T inRequest(Callable<T> work) throws Exception {
        RequestContextController controller = application.get(RequestContextController.class);
        controller.activate();
        try {
            return work.call();
        } finally {
            controller.deactivate();
        }
    }

    @Test
    void withoutARequestNothingChanges() {
        start();
        assertThat(service.plain().userId()).contains("configured");
        assertThatThrownBy(() -> request.setUserId("anna")).isInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void theRequestStandsBetweenConfigurationAndAnnotation() throws Exception {
        start();
        inRequest(() -> {
            request.setUserId("anna");
            request.setAccountName("acme");
            request.setLimitIds("tenant");
            request.setRequestProperty("tier", "gold");
            request.setRequestProperty("region", "eu");
            assertThat(TrackContext.current().userId()).as("outside of every context").contains("anna");
            assertThat(service.plain().userId()).contains("anna");
            assertThat(service.plain().accountName()).contains("acme");
            assertThat(service.plain().limitIds()).containsExactly("global", "tenant");
            assertThat(service.plain().requestProperties()).isEqualTo(Map.of("tier", "gold", "region", "eu"));
            assertThat(service.own().userId()).contains("annotated");
            TrackContext.builder().userId("program")
                    .run(() -> assertThat(TrackContext.current().userId()).contains("program"));
            request.setUserId("");
            request.setLimitIds();
            assertThat(service.plain().userId()).as("blocked").isEmpty();
            assertThat(service.plain().limitIds()).isEmpty();
            request.setUserId(null);
            request.setLimitIds((List<String>) null);
            assertThat(service.plain().userId()).as("taken back").contains("configured");
            assertThat(service.plain().limitIds()).containsExactly("global");
            return null;
        });
        assertThat(service.plain().userId()).contains("configured");
        assertThat(service.plain().accountName()).isEmpty();
    }

    @Test
    void callsOutsideOfEveryContextCarryTheRequest() throws Exception {
        start("payi.global-context", "false");
        application.get(Assistant.class).ask(application.provider().uri());
        inRequest(() -> {
            request.setUserId("anna");
            return application.get(Assistant.class).ask(application.provider().uri());
        });
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        IngestedEvent event = application.payi().events().get(0);
        assertThat(event.userId()).isEqualTo("anna");
    }

    @Test
    void whatIsSetInsideAContextHoldsForContextsOpenedLater() throws Exception {
        start();
        inRequest(() -> {
            EffectiveContext[] seen = service.setInside("anna", request);
            assertThat(seen[0].userId()).as("a context keeps what it was opened with").contains("configured");
            assertThat(seen[1].userId()).as("a context opened later").contains("anna");
            assertThat(seen[1].useCaseName()).contains("outer");
            assertThat(seen[1].useCaseId()).as("the instance goes on").isEqualTo(seen[0].useCaseId());
            assertThat(seen[2].userId()).as("on another thread").contains("anna");
            assertThat(seen[3].userId()).as("set again").contains("berta");
            return null;
        });
    }

    @Test
    void aContextOfTheRequestLevelGoesToOtherThreads() throws Exception {
        start();
        inRequest(() -> {
            request.setUserId("anna");
            assertThat(executor.submit(TrackContext.wrap((Callable<EffectiveContext>) TrackContext::current)).get().userId())
                    .contains("anna");
            assertThat(executor.submit(TrackContext.wrap((Callable<EffectiveContext>) service::plain)).get().userId())
                    .contains("anna");
            assertThat(executor.submit(service::plain).get().userId()).as("not taken along").contains("configured");
            return null;
        });
    }

    @Test
    void aContextStaysWithItsRequestOnAThreadOfAnother() throws Exception {
        start();
        Callable<EffectiveContext> ofAnna = inRequest(() -> {
            request.setUserId("anna");
            return TrackContext.builder().useCaseName("annas")
                    .call(() -> TrackContext.wrap((Callable<EffectiveContext>) service::plain));
        });
        inRequest(() -> {
            request.setUserId("berta");
            assertThat(ofAnna.call().userId()).contains("anna");
            assertThat(service.plain().userId()).contains("berta");
            return null;
        });
    }

    @Test
    void aContextOfARequestThatGivesNothingInheritsNothingFromAnother() throws Exception {
        start();
        Callable<EffectiveContext> ofNobody = inRequest(() -> TrackContext.builder().useCaseName("anons")
                .call(() -> TrackContext.wrap((Callable<EffectiveContext>) service::plain)));
        inRequest(() -> {
            request.setUserId("berta");
            assertThat(ofNobody.call().userId()).contains("configured");
            assertThat(service.plain().userId()).contains("berta");
            return null;
        });
    }

    @Test
    void aUseCaseOfTheRequestIsOneInstance() throws Exception {
        start();
        Set<String> instances = new HashSet<>();
        for (int i = 0; i < 2; i++) {
            instances.add(inRequest(() -> {
                request.setUseCaseName("order chat");
                request.setUserId("anna");
                String id = service.plain().useCaseId().orElseThrow();
                request.setUserId("berta");
                assertThat(service.plain().useCaseId()).contains(id);
                assertThat(service.plain().useCaseName()).contains("order_chat");
                request.setUseCaseId("given");
                assertThat(service.plain().useCaseId()).contains("given");
                return id;
            }));
        }
        assertThat(instances).hasSize(2);
    }

    @Test
    void parallelRequestsDoNotMixEvenWithParallelBranches() throws Exception {
        start();
        int requests = 4;
        CyclicBarrier together = new CyclicBarrier(requests);
        List<Future<Integer>> running = java.util.stream.IntStream.range(0, requests)
                .mapToObj(user -> executor.submit(() -> inRequest(() -> {
                    request.setUserId("user" + user);
                    together.await();
                    int wrong = 0;
                    for (int i = 0; i < 500; i++) {
                        Future<EffectiveContext> branch = executor
                                .submit(TrackContext.wrap((Callable<EffectiveContext>) service::plain));
                        wrong += service.plain().userId().orElse("").equals("user" + user) ? 0 : 1;
                        wrong += branch.get().userId().orElse("").equals("user" + user) ? 0 : 1;
                    }
                    return wrong;
                }))).toList();
        for (Future<Integer> each : running) {
            assertThat(each.get()).isZero();
        }
    }

    @Test
    void theResultOfACallIsNotTheRequests() throws Exception {
        start();
        inRequest(() -> {
            request.setUserId("anna");
            application.get(Assistant.class).ask(application.provider().uri());
            await().untilAsserted(() -> assertThat(application.get(Results.class).all()).hasSize(1));
            assertThat(TrackContext.current().lastResult()).isEmpty();
            return null;
        });
    }

    /** Has contexts. */
    @ApplicationScoped
    static class Service {
        @Inject
        Inner inner;

        @Track
        public EffectiveContext plain() {
            return TrackContext.current();
        }

        @Track(userId = "annotated")
        public EffectiveContext own() {
            return TrackContext.current();
        }

        @Track(useCaseName = "outer")
        public EffectiveContext[] setInside(String user, TrackRequest request) throws Exception {
            EffectiveContext[] seen = new EffectiveContext[4];
            request.setUserId(user);
            seen[0] = TrackContext.current();
            seen[1] = inner.current();
            seen[2] = inner.elsewhere();
            request.setUserId("berta");
            seen[3] = inner.current();
            return seen;
        }
    }

    /** Called by the other one. */
    @ApplicationScoped
    static class Inner {
        @Track
        public EffectiveContext current() {
            return TrackContext.current();
        }

        @Track
        public EffectiveContext elsewhere() throws Exception {
            EffectiveContext[] seen = new EffectiveContext[1];
            Thread thread = new Thread(TrackContext.wrap(
                    (Runnable) () -> TrackContext.builder().build().run(() -> seen[0] = TrackContext.current())));
            thread.start();
            thread.join();
            return seen[0];
        }
    }
}
