package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;

import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackContext;
import com.payi.cdi.internal.core.config.ConfigKey;

import io.quarkus.test.QuarkusUnitTest;

/** An application that has the extension and no REST client; every key of the library is set. */
class PayiExtensionTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = configured(new QuarkusUnitTest())
            .withApplicationRoot(jar -> jar.addClasses(TrackedBean.class, TrackedBean.Inner.class))
            .setLogRecordPredicate(line -> line.getLoggerName().equals("com.payi.cdi")
                    || line.getLoggerName().equals("io.quarkus") && line.getMessage().startsWith("Installed features")
                    || line.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(lines -> assertThat(lines.stream().map(new PatternFormatter("%p %s")::format))
                    .as("one line at start, the feature, and no warning about any key")
                    .hasSize(2)
                    .anyMatch(line -> line.contains("Pay-i accounting is on: mode ingest") && line.contains("configured"))
                    .anyMatch(line -> line.contains("Installed features: [cdi, payi")));

    @Inject
    TrackedBean bean;

    private static QuarkusUnitTest configured(QuarkusUnitTest test) {
        for (ConfigKey key : ConfigKey.values()) {
            test.overrideRuntimeConfigKey(key.key().replace("*", "name"), switch (key) {
                case API_KEY, USE_CASE_ID, USE_CASE_PROPERTIES, REQUEST_PROPERTIES -> "value";
                case USE_CASE_NAME -> "configured";
                case USE_CASE_VERSION -> "1";
                case USER_ID, LIMIT_IDS, ACCOUNT_NAME, PROVIDER_HOSTS, PROPAGATION_INBOUND, PROPAGATION_OUTBOUND -> "";
                default -> key.defaultValue();
            });
        }
        return test;
    }

    @Test
    void classesAreTracked() {
        assertThat(bean.byClass().useCaseName()).hasValue("class_level");
        assertThat(bean.byClass().limitIds()).containsExactly("class_limit");
    }

    @Test
    void theMethodsAnnotationTakesThePlaceOfTheClasss() {
        assertThat(bean.byMethod().useCaseName()).hasValue("method_level");
        assertThat(bean.byMethod().limitIds()).isEmpty();
    }

    @Test
    void contextsNest() {
        EffectiveContext nested = bean.nested();
        assertThat(nested.useCaseName()).hasValue("inner");
        assertThat(nested.userId()).hasValue("anna");
        assertThat(nested.limitIds()).containsExactlyInAnyOrder("outer_limit", "inner_limit");
        assertThat(TrackContext.current().useCaseName()).hasValue("configured");
    }

    @Test
    void statesOfLimitsAreFoundAlsoWhereNothingInjectsThem() {
        assertThat(CDI.current().select(LimitStates.class).get().all()).isEmpty();
    }

    @Test
    void staticMethodsAreTracked() {
        assertThat(TrackedBean.byStaticMethod().useCaseName()).hasValue("static_method");
    }
}
