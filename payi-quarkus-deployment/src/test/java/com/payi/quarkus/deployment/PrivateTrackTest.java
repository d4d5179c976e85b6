package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.payi.cdi.Track;

import io.quarkus.test.QuarkusUnitTest;

/** ArC itself refuses annotations on private methods; the row of docs/reference/interception.md that no application can show. */
class PrivateTrackTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(OnPrivate.class))
            .assertException(failure -> assertThat(failure).hasMessageContaining("private")
                    .hasMessageContaining("OnPrivate"));

    @Test
    void theBuildFails() {
        fail("The application must not start");
    }

    /** Cannot work. */
    @ApplicationScoped
    static class OnPrivate {
        @Track
        private void method() {}
    }
}
