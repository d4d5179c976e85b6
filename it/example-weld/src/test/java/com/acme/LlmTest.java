package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.PayiTest;

/** Tests of a class without the container of the application. */
@PayiTest(container = true)
class LlmTest {
    @Test
    void aCallHasTheContextThatIsOpen(FakePayi payi, FakeProvider provider) {
        Llm llm = new Llm(provider.uri());

        try (TrackScope scope = TrackContext.builder().useCaseName("draft").userId("bob").open()) {
            llm.ask("Hi");
        }

        assertThat(payi).useCase("draft").calls(1).user("bob");
        assertThat(payi).noEventOutsideOf("draft");
    }

    @Test
    void theContextCanBeCheckedAlone() {
        try (TrackScope scope = TrackContext.builder().useCaseName("draft").open()) {
            assertThat(TrackContext.current().useCaseName()).contains("draft");
        }
    }
}
