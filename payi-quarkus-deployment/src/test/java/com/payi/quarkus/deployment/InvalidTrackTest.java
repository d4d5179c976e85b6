package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.DeploymentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.Track;

import io.quarkus.test.QuarkusUnitTest;

/** Mistakes in annotations fail the build, all of them at once. */
class InvalidTrackTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(Mistaken.class, Untracked.class))
            .assertException(failure -> assertThat(failure)
                    .isInstanceOf(DeploymentException.class)
                    .hasMessageContaining("PAYI00100: @Track on " + Mistaken.class.getName() + ".twoValues: ")
                    .hasMessageContaining("proxy has 2 values; give one, as in proxy = true, or none to inherit")
                    .hasMessageContaining("@Track on " + Mistaken.class.getName() + ".badName: ")
                    .hasMessageContaining("useCaseName 'my use case' is not a name that Pay-i accepts")
                    .hasMessageContaining("for example 'my_use_case'")
                    .hasMessageContaining("@Track on " + Mistaken.class.getName() + ": ")
                    .hasMessageContaining("requestProperties: 'tier:gold' is not written name=value")
                    .hasMessageContaining("@Track on " + Mistaken.class.getName() + ".several: ")
                    .hasMessageContaining("@Track.UserId is on parameter 1, an array")
                    .hasMessageContaining(
                            "@Track on " + Mistaken.class.getName() + ".twice: PAYI00144: parameters 1 and 0 both")
                    .hasMessageContaining("@Track on " + Mistaken.class.getName() + ".unnamed: PAYI00145: @Track.Req")
                    .hasMessageContaining("on parameter 0 has no name; name the property")
                    .hasMessageContaining("@Track on " + Untracked.class.getName() + ".method: PAYI00143: @Track.UserId")
                    .hasMessageContaining("has no effect, because the method is not tracked"));

    @Test
    void theBuildFails() {
        fail("The application must not start");
    }

    @ApplicationScoped
    @Track(requestProperties = {"a=b", "tier:gold"})
    static class Mistaken {
        @Track(proxy = {true, false})
        void twoValues() {}

        @Track(useCaseName = "my use case")
        void badName() {}

        @Track
        void several(String question, @Track.UserId String... users) {}

        @Track
        void twice(@Track.UserId String first, @Track.UserId String second) {}

        @Track
        void unnamed(@Track.RequestProperty("") String tier) {}

        @Track(useCaseName = "fine", proxy = true, useCaseProperties = {})
        void valid() {}
    }

    /** Has an annotation of a parameter alone. */
    @ApplicationScoped
    static class Untracked {
        void method(@Track.UserId String user) {}
    }
}
