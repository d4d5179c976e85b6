package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.TrackContext;

import io.quarkus.test.QuarkusUnitTest;

/** With payi.enabled=false no context is opened, whatever else is configured. */
class DisabledTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TrackedBean.class, TrackedBean.Inner.class))
            .overrideRuntimeConfigKey("payi.enabled", "false")
            .overrideRuntimeConfigKey("payi.base-url", "nonsense")
            .overrideRuntimeConfigKey("payi.use-case-name", "configured");

    @Inject
    TrackedBean bean;

    @Test
    void byNoAnnotationAndByNoProgram() {
        assertThat(TrackContext.current().useCaseName()).isEmpty();
        assertThat(bean.byClass().useCaseName()).isEmpty();
        assertThat(TrackedBean.byStaticMethod().useCaseName()).isEmpty();
        TrackContext.builder().userId("anna").run(() -> {
            assertThat(TrackContext.current().userId()).isEmpty();
            assertThat(PayiHeaders.current()).isEmpty();
        });
    }
}
