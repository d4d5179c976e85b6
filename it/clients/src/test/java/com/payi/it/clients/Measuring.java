package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.TrackContext;
import com.payi.testkit.IngestedEvent;

/** Does work and reads from the events of its calls in which contexts they were made. */
final class Measuring {
    private static final Duration QUIET = Duration.ofMillis(50);

    private final Application application;

    Measuring(Application application) {
        this.application = application;
    }

    /** Something that makes the call that is looked at, once or more, in the given contexts. */
    @FunctionalInterface
    interface Work {
        CompletionStage<?> begin() throws Exception;
    }

    /** @return {@code yes}, or what holds instead */
    String contextOf(Work work, String... expected) throws Exception {
        application.payi().reset();
        CompletionStage<?> stage = work.begin();
        assertThat(TrackContext.current().useCaseName()).as("the caller's own context").contains(Application.GLOBAL);
        stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        await().during(QUIET).atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(measured()).hasSize(expected.length));
        List<String> contexts = new ArrayList<>(measured().stream().map(IngestedEvent::useCaseName).sorted().toList());
        assertThat(application.payi().violations()).isEmpty();
        if (contexts.equals(List.of(expected))) {
            return "yes";
        }
        contexts.removeAll(List.of(expected));
        assertThat(contexts).as("no other context").containsOnly(Application.GLOBAL);
        return "**no**";
    }

    private List<IngestedEvent> measured() {
        return application.payi().events().stream().filter(event -> event.resource().equals(Question.MEASURED)).toList();
    }
}
