package com.payi.cdi.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;

import com.payi.cdi.Track;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;

/** Mistakes are reported when the application is deployed: what was found, where, and what to do instead. */
class DeploymentProblemsTest {
    @Test
    void everyMistakeInAnnotationsFailsTheDeploymentInOneMessage() {
        try (TestApplication application = TestApplication.configured()) {
            assertThatThrownBy(() -> application.start(Mistaken.class))
                    .hasStackTraceContaining("PAYI00100")
                    .hasStackTraceContaining("DeploymentProblemsTest$Mistaken.twoModes")
                    .hasStackTraceContaining("proxy has 2 values; give one")
                    .hasStackTraceContaining("DeploymentProblemsTest$Mistaken.badName")
                    .hasStackTraceContaining("useCaseName 'my use case'")
                    .hasStackTraceContaining("for example 'my_use_case'")
                    .hasStackTraceContaining("DeploymentProblemsTest$Mistaken.badProperty")
                    .hasStackTraceContaining("requestProperties: 'tier' is not written name=value");
        }
    }

    @Test
    void theMistakesOfAllBeansAndOfTheConfigurationAreInOneMessage() {
        String key = Expressive.class.getName() + "/fine/Track/useCaseVersion";
        try (TestApplication application = TestApplication.configured().with("payi.base-url", "nonsense").with(key, "three")) {
            assertThatThrownBy(() -> application.start(Mistaken.class, MistakenArguments.class, Expressive.class))
                    .satisfies(failure -> assertThat(messages(failure)).anySatisfy(message -> assertThat(message)
                            .contains("PAYI00140", "Mistaken.twoModes", "Mistaken.badName", "Mistaken.badProperty")
                            .contains("MistakenArguments.twice", "parameters 0 and 1 both give @Track.UserId")
                            .contains("@Track.RequestProperty(\" \") on parameter 0 has no name; name the property")
                            .contains("MistakenArguments.several", "@Track.UserId is on parameter 0, an array, whose text",
                                    "@Track.RequestProperty(\"codes\") is on parameter 1, an array")
                            .contains("@Track.AccountName of",
                                    "MistakenArguments.untracked has no effect, because the method is not"
                                            + " tracked; put @Track on")
                            .contains("Expressive.missing",
                                    "userId: '${no.such.key}' names the configuration key 'no.such.key'",
                                    "${no.such.key:default}")
                            .contains("Expressive.open", "limitIds: 'a ${b' is not a valid expression")
                            .contains("Expressive.badName", "useCaseName 'my name' is not a name")
                            .contains(key + ": 'three' is not a version")
                            .contains("payi.base-url: 'nonsense' is not an http or https URL")));
        }
    }

    @Test
    void withAccountingSwitchedOffTheConfigurationIsNotChecked() {
        try (TestApplication application = TestApplication.configured().with("payi.enabled", "false")
                .with("payi.base-url", "nonsense").start(Expressive.class)) {
            assertThat(application.get(Expressive.class).missing()).isEqualTo("run");
        }
    }

    private static List<String> messages(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).map(String::valueOf).toList();
    }

    @Test
    void aMistakeInTheConfigurationFailsTheDeployment() {
        try (TestApplication application = TestApplication.configured().with("payi.base-url", "nonsense")) {
            assertThatThrownBy(application::start)
                    .hasStackTraceContaining("payi.base-url: 'nonsense' is not an http or https URL");
        }
    }

    @Test
    void anAnnotationThatCannotWorkIsLogged() {
        try (LogCapture log = new LogCapture();
                TestApplication application = TestApplication.configured().start(Useless.class)) {
            assertThat(log.lines()).anyMatch(line -> line.contains("Useless.secret") && line.contains("private"));
            assertThat(log.lines()).anyMatch(line -> line.contains("Useless.common") && line.contains("static"));
            assertThat(application.get(Useless.class)).isNotNull();
        }
    }

    @ApplicationScoped
    static class Mistaken {
        @Track(proxy = {true, false})
        void twoModes() {}

        @Track(useCaseName = "my use case")
        void badName() {}

        @Track(requestProperties = "tier")
        void badProperty() {}
    }

    @ApplicationScoped
    static class MistakenArguments {
        @Track
        void twice(@Track.UserId String one, @Track.UserId String two) {}

        @Track
        void unnamed(@Track.RequestProperty(" ") String value, @Track.RequestProperty("a") String a,
                @Track.RequestProperty("b") String b) {}

        @Track
        void several(@Track.UserId String[] users, @Track.RequestProperty("codes") int... codes) {}

        void untracked(@Track.AccountName String account) {}
    }

    @ApplicationScoped
    static class Expressive {
        @Track(userId = "${no.such.key}")
        String missing() {
            return "run";
        }

        @Track(limitIds = "a ${b")
        void open() {}

        @Track(useCaseName = "${no.such.name:my name}")
        void badName() {}

        @Track
        void fine() {}
    }

    @ApplicationScoped
    static class Useless {
        @Track
        private void secret() {}

        @Track
        static void common() {}
    }
}
