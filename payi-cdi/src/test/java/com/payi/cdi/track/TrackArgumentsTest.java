package com.payi.cdi.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;

/** Values that come from the arguments of a call. */
class TrackArgumentsTest {
    private TestApplication application;
    private Service service;

    @BeforeEach
    void start() {
        application = TestApplication.configured().with("payi.account-name", "global").start(Service.class);
        service = application.get(Service.class);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void argumentsGiveValues() {
        EffectiveContext context = service.work("anna", 42L, Optional.of("acme"), OptionalInt.of(3), "doc-1");
        assertThat(context.userId()).contains("anna");
        assertThat(context.useCaseId()).contains("42");
        assertThat(context.accountName()).contains("acme");
        assertThat(context.requestProperties()).containsEntry("tier", "3").containsEntry("kept", "yes");
        assertThat(context.useCaseProperties()).containsEntry("doc", "doc-1");
    }

    @Test
    void nullAndEmptyOptionalsAreNotGiven() {
        EffectiveContext context = service.work(null, null, Optional.empty(), OptionalInt.empty(), null);
        assertThat(context.userId()).contains("annotated");
        assertThat(context.useCaseId().orElseThrow()).hasSize(36);
        assertThat(context.accountName()).contains("global");
        assertThat(context.requestProperties()).containsEntry("tier", "annotated").containsEntry("kept", "yes");
        assertThat(context.useCaseProperties()).isEmpty();
        assertThat(service.work(null, null, null, null, null).accountName()).contains("global");
    }

    @Test
    void emptyTextsBlock() {
        EffectiveContext context = service.work("", "", Optional.of(""), OptionalInt.empty(), "");
        assertThat(context.userId()).isEmpty();
        assertThat(context.useCaseId()).isEmpty();
        assertThat(context.accountName()).isEmpty();
        assertThat(context.useCaseProperties()).as("a property has an empty value").containsEntry("doc", "");
    }

    @Test
    void anArgumentThatCannotBeReadIsNotGivenAndLogged() {
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("broken");
            }
        };
        try (LogCapture log = new LogCapture()) {
            assertThat(service.work("anna", broken, null, null, null).userId()).contains("anna");
            assertThat(service.work("anna", broken, null, null, null).useCaseId().orElseThrow()).hasSize(36);
            assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00134")).singleElement().asString()
                    .contains("@Track.UseCaseId", "Service.work");
        }
    }

    /** As two entities that hold each other. */
    @Test
    void anArgumentWhoseTextNeverEndsIsNotGivenAndLogged() {
        List<Object> endless = new ArrayList<>();
        endless.add(List.of(endless));
        try (LogCapture log = new LogCapture()) {
            assertThat(service.work("anna", endless, null, null, null).userId()).contains("anna");
            assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00134") && line.contains("@Track.UseCaseId"));
        }
    }

    @Test
    void eachCallHasItsOwn() {
        assertThat(service.work("anna", null, null, null, null).userId()).contains("anna");
        assertThat(service.work("berta", null, null, null, null).userId()).contains("berta");
        assertThat(service.work(null, null, null, null, null).userId()).contains("annotated");
    }

    @Test
    void argumentsGiveTheStepAndTheConversation() {
        EffectiveContext context = service.converse("plan", 7);
        assertThat(context.useCaseStep()).contains("plan");
        assertThat(context.conversationId()).contains("7");
        assertThat(context.requestProperties()).containsEntry("payi.conversation_id", "7").containsEntry("kept", "yes");

        EffectiveContext notGiven = service.converse(null, null);
        assertThat(notGiven.useCaseStep()).contains("annotated");
        assertThat(notGiven.conversationId()).isEmpty();

        try (TrackScope scope = TrackContext.builder().conversationId("outer").open()) {
            assertThat(service.converse("", null).useCaseStep()).isEmpty();
            assertThat(service.converse(null, null).conversationId()).contains("outer");
            assertThat(service.converse(null, "").conversationId()).isEmpty();
        }
    }

    /** Takes values from its arguments. */
    @ApplicationScoped
    static class Service {
        @Track(useCaseName = "work", userId = "annotated", requestProperties = {"tier=annotated", "kept=yes"})
        public EffectiveContext work(@Track.UserId String user, @Track.UseCaseId Object id,
                @Track.AccountName Optional<String> account, @Track.RequestProperty("tier") OptionalInt tier,
                @Track.UseCaseProperty("doc") String doc) {
            return TrackContext.current();
        }

        @Track(useCaseName = "work", useCaseStep = "annotated", requestProperties = "kept=yes")
        public EffectiveContext converse(@Track.UseCaseStep String step, @Track.ConversationId Object conversation) {
            return TrackContext.current();
        }
    }
}
