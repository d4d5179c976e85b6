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

        String draft = assertThat(payi).useCase("draft").calls(2).model("draft-model").limit("draft_limit")
                .matching("under one limit", call -> call.limitIds().size() == 1).inOneInstance().get().get(0).useCaseId();
        assertThat(payi).model("review-model").calls(1).useCase("review").user("anna").limit("draft_limit")
                .limit("review_limit")
                .matching("in another instance", call -> !draft.equals(call.useCaseId()));
        assertThat(payi).noEventOutsideOf("draft", "review");
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
