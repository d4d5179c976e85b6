package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackRequest;

import io.quarkus.test.QuarkusUnitTest;

/** With quarkus.payi.enabled=false an application still has what it injects, and it does nothing. */
class BuiltWithoutInjectionTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withEmptyApplication()
            .overrideConfigKey("quarkus.payi.enabled", "false")
            .overrideRuntimeConfigKey("payi.enabled", "true");

    @Inject
    IngestStatistics statistics;

    @Inject
    LimitStates limits;

    @Inject
    TrackRequest request;

    @Test
    void whatIsInjectedDoesNothing() {
        assertThat(statistics.snapshot().offered()).isZero();
        assertThat(limits.all()).isEmpty();
        assertThat(request).isNotNull();
    }
}
