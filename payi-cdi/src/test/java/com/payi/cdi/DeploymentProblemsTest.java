package com.payi.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;

/** What is wrong is told when the application is deployed: what was found, where, and what to do instead. */
class DeploymentProblemsTest {
    @Test
    void everyMistakeInAnnotationsIsToldAtOnce() {
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
    void aMistakeInTheConfigurationIsTold() {
        try (TestApplication application = TestApplication.configured().with("payi.base-url", "nonsense")) {
            assertThatThrownBy(application::start)
                    .hasStackTraceContaining("payi.base-url: 'nonsense' is not an http or https URL");
        }
    }

    @Test
    void anAnnotationThatCannotWorkIsTold() {
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
    static class Useless {
        @Track
        private void secret() {}

        @Track
        static void common() {}
    }
}
