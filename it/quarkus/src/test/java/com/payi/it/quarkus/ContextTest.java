package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.testkit.IngestedEvent;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

/** Which context a call is accounted for with. */
@QuarkusTest
class ContextTest extends ApplicationTest {
    @Test
    void contextsNest() {
        assistant.draftAndReview();

        List<IngestedEvent> events = onlyEvents(3);
        List<IngestedEvent> drafts = events.stream().filter(event -> event.resource().equals("draft-model")).toList();
        assertThat(drafts).hasSize(2).allSatisfy(event -> {
            assertThat(event.useCaseName()).isEqualTo("draft");
            assertThat(event.limitIds()).containsExactly("draft_limit");
        });
        assertThat(drafts.get(0).useCaseId()).isEqualTo(drafts.get(1).useCaseId());
        assertThat(events).filteredOn(event -> event.resource().equals("review-model")).singleElement()
                .satisfies(event -> {
                    assertThat(event.useCaseName()).isEqualTo("review");
                    assertThat(event.userId()).isEqualTo("anna");
                    assertThat(event.limitIds()).containsExactlyInAnyOrder("draft_limit", "review_limit");
                    assertThat(event.useCaseId()).isNotEqualTo(drafts.get(0).useCaseId());
                });
    }

    @Test
    void anAnnotationOfTheSuperclassIsInherited() {
        assistant.inheritClass();
        assertThat(onlyEvent().useCaseName()).isEqualTo("base_class");
        assertThat(onlyEvent().accountName()).isEqualTo("acme");
    }

    @Test
    void anInheritedMethodKeepsItsOwnAnnotation() {
        assistant.inheritMethod();
        assertThat(onlyEvent().useCaseName()).isEqualTo("base_method");
        assertThat(onlyEvent().accountName()).isNull();
    }

    @Test
    void theAnnotationOfAnOverridingMethodHolds() {
        assistant.override();
        assertThat(onlyEvent().useCaseName()).isEqualTo("overridden");
    }

    /** Unlike on Jakarta EE servers. */
    @Test
    void callsOfABeanToItselfAreSeen() {
        assistant.callItself();
        assertThat(onlyEvent().useCaseName()).isEqualTo("overridden");
    }

    /** A Uni makes its calls when somebody subscribes, here after the tracked method has returned, and each time anew. */
    @Test
    void aUniThatIsSubscribedToOutsideIsInTheContextOfItsMethod() {
        Uni<Completion> later = assistant.summaryLater(client -> client.uni(Question.to("gpt-4o-mini")));
        assertThat(provider.received()).isEmpty();

        later.await().atMost(Duration.ofSeconds(10));
        later.await().atMost(Duration.ofSeconds(10));

        List<IngestedEvent> events = onlyEvents(2);
        assertThat(events).extracting(IngestedEvent::useCaseName).containsOnly("summary");
        assertThat(events.get(0).useCaseId()).isEqualTo(events.get(1).useCaseId());
        assertThat(TrackContext.current().useCaseName()).hasValue("quarkus-it");
    }
}
