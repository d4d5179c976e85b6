package com.payi.quarkus.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;

import jakarta.inject.Inject;

import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.quarkus.runtime.devservices.PayiDevService;

import io.quarkus.test.QuarkusUnitTest;

/** Without the dev service, a missing key is one clear warning, as in production. */
class DevServiceDisabledTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("quarkus.payi.devservices.enabled", "false")
            .setLogRecordPredicate(line -> line.getLevel().intValue() >= Level.WARNING.intValue())
            .assertLogRecords(lines -> assertThat(lines.stream().map(new PatternFormatter("%s")::format))
                    .filteredOn(line -> line.contains("PAYI")).singleElement().asString()
                    .contains("PAYI00002: payi.api-key is not set"));

    @Inject
    PayiDevService payi;

    @Test
    void byItsKey() {
        assertThat(payi.isRunning()).isFalse();
    }
}
