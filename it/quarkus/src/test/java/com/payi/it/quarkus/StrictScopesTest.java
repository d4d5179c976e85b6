package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.strict.WatchedScopes;

import io.quarkus.test.junit.QuarkusTest;

/** The tests of this module see the scopes of the application that is built, and fail where one stays open. */
@QuarkusTest
class StrictScopesTest extends ApplicationTest {
    @Test
    void aScopeThatStaysOpenIsFound() {
        try (TrackScope open = TrackContext.builder().userId("anna").open()) {
            assertThatThrownBy(() -> WatchedScopes.check(Duration.ZERO)).isInstanceOf(AssertionError.class)
                    .hasMessage("Scopes were not closed: 1").hasStackTraceContaining("aScopeThatStaysOpenIsFound");
        }
    }
}
