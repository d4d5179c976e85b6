package com.payi.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.arc.Arc;
import io.quarkus.test.QuarkusUnitTest;

/** Quarkus removes beans that an application does not use, also where the extension is part of it. */
class UnusedBeansTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION = new QuarkusUnitTest()
            .withApplicationRoot(jar -> jar.addClass(Unused.class));

    @Test
    void aBeanThatNothingUsesIsRemoved() {
        assertThat(Arc.container().listAll(Unused.class)).isEmpty();
    }

    /** Injected nowhere. */
    @ApplicationScoped
    public static class Unused {}
}
