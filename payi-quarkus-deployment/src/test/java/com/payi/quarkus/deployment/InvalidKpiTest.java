package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.DeploymentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.Track;

import io.quarkus.test.QuarkusUnitTest;
import io.smallrye.mutiny.Uni;

/** A method whose result is no score fails the build, with its name. */
class InvalidKpiTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mistaken.class, OnClass.class))
            .assertException(failure -> assertThat(failure).isInstanceOf(DeploymentException.class)
                    .hasMessageContaining("PAYI00363: @Track.Kpi on " + Mistaken.class.getName() + ".close: PAYI00364: ")
                    .hasMessageContaining("a result of the type void is no score")
                    .hasMessageContaining(Mistaken.class.getName() + ".text: ")
                    .hasMessageContaining("type java.lang.String")
                    .hasMessageContaining(Mistaken.class.getName() + ".unnamed: PAYI00365: ")
                    .hasMessageContaining("@Track.Kpi on " + OnClass.class.getName() + ": PAYI00367: ")
                    .hasMessageNotContaining(".fine"));

    @Test
    void theBuildFails() {
        fail("The application must not start");
    }

    @ApplicationScoped
    static class Mistaken {
        @Track.Kpi("resolved")
        void close() {}

        @Track.Kpi("resolved")
        String text() {
            return "yes";
        }

        @Track.Kpi(" ")
        boolean unnamed() {
            return true;
        }

        @Track.Kpi("resolved")
        Uni<Boolean> fine() {
            return Uni.createFrom().item(true);
        }
    }

    @ApplicationScoped
    @Track.Kpi("resolved")
    static class OnClass {
        boolean fineToo() {
            return true;
        }
    }
}
