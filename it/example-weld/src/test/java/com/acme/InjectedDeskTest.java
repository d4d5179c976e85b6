package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

import com.payi.testkit.FakePayi;
import com.payi.testkit.PayiTest;

/** Tests of an application whose container an extension of JUnit starts. That one resolves all parameters. */
@PayiTest(config = "acme.llm.url=${provider}")
@EnableWeld
class InjectedDeskTest {
    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(new Weld());

    @Inject
    Desk desk;

    FakePayi payi;

    @Test
    void chatsAreAccountedFor() {
        desk.answer("alice", "Hi");

        assertThat(payi).useCase("chat").calls(1).user("alice");
    }

    @Test
    void anotherTestBeginsAnew() {
        desk.answer("bob", "Hi");

        assertThat(payi).calls(1).user("bob");
    }
}
