package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.logging.Level;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.PayiHeaders;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import io.quarkus.test.QuarkusUnitTest;

/** With quarkus.payi.enabled=false nothing of the extension is in the application that it does not inject itself. */
class BuiltWithoutTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClasses(TrackedBean.class, TrackedBean.Inner.class))
            .overrideConfigKey("quarkus.payi.enabled", "false")
            .overrideRuntimeConfigKey("payi.enabled", "true")
            .overrideRuntimeConfigKey("payi.use-case-name", "configured")
            .setLogRecordPredicate(line -> line.getLoggerName().startsWith("com.payi")
                    || line.getLoggerName().equals("io.quarkus") && line.getMessage().startsWith("Installed features")
                    || line.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(lines -> assertThat(lines.stream().map(new PatternFormatter("%p %s")::format))
                    .singleElement().asString().contains("Installed features: [cdi").doesNotContain("payi"));

    @Inject
    TrackedBean bean;

    @Test
    void noAnnotationOpensAContext() {
        assertThat(bean.byClass().useCaseName()).isEmpty();
        assertThat(TrackedBean.byStaticMethod().useCaseName()).isEmpty();
        assertThat(PayiHeaders.current()).isEmpty();
    }

    @Test
    void noBeanOfTheLibraryIsLeft() {
        assertThat(Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE))
                .extracting(each -> ((InjectableBean<?>) each).getBeanClass().getName())
                .noneMatch(name -> name.startsWith("com.payi.cdi.") || name.startsWith("com.payi.quarkus.runtime."));
    }

    @Test
    void noThreadRunsAndNoDevServiceIsThere() {
        // A thread of an application before this one ends a moment later than that one.
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("payi-")));
        assertThat(ConfigProvider.getConfig().getOptionalValue("payi.base-url", String.class)).isEmpty();
        assertThat(ConfigProvider.getConfig().getOptionalValue("payi.api-key", String.class)).isEmpty();
    }
}
