package com.payi.quarkus.deployment.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.quarkus.runtime.devservices.PayiDevService;

import io.quarkus.test.QuarkusUnitTest;

/** With a key, no dev service runs; a test that asks it learns why. */
class DevServiceNotWantedTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest().withEmptyApplication()
            .overrideConfigKey("payi.api-key", "key")
            .overrideConfigKey("payi.base-url", "http://127.0.0.1:1")
            .setLogRecordPredicate(line -> line.getMessage().contains("PAYI0041"))
            .assertLogRecords(lines -> assertThat(lines).isEmpty());

    @Inject
    PayiDevService payi;

    @Test
    void withAKey() {
        assertThat(payi.isRunning()).isFalse();
        assertThatThrownBy(payi::events).isInstanceOf(IllegalStateException.class).hasMessageContaining("does not run")
                .hasMessageContaining("payi.api-key");
    }
}
