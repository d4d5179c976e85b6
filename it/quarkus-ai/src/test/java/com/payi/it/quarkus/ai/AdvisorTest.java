package com.payi.it.quarkus.ai;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.payi.testkit.IngestedEvent;

import io.quarkus.test.junit.QuarkusTest;

/** Contexts on the interfaces of AI services. */
@QuarkusTest
class AdvisorTest extends AiApplicationTest {
    @Inject
    Advisor advisor;

    @Test
    void parametersOfTheInterfaceGiveValues() {
        assertThat(advisor.advise("Is it good?", "anna", "gold")).isNotBlank();

        IngestedEvent event = onlyEvent();
        assertThat(event.useCaseName()).isEqualTo("advice");
        assertThat(event.limitIds()).containsExactly("advice_limit");
        assertThat(event.userId()).isEqualTo("anna");
        assertThat(event.properties()).containsEntry("tier", "gold");
    }

    @Test
    void theModelSeesNoParameterOfTheContext() {
        advisor.advise("Is it good?", "anna", "gold");

        onlyEvent();
        assertThat(provider.received()).singleElement().satisfies(request -> assertThat(request.json().toString())
                .contains("Is it good?").doesNotContain("anna").doesNotContain("gold"));
    }

    @Test
    void keysOfTheConfigurationHaveTheNameOfTheInterface() {
        advisor.configured("Is it good?");

        assertThat(onlyEvent().useCaseName()).isEqualTo("from_configuration");
    }

    @Test
    void methodsOfInterfacesAboveAreTracked() {
        advisor.describe("A house", "berta");

        assertThat(onlyEvent().useCaseName()).isEqualTo("description");
        assertThat(onlyEvent().userId()).isEqualTo("berta");
    }
}
