package com.payi.cdi.strict;

import java.time.Duration;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Around every test: each scope that it opens is closed again, on the thread that opened it. */
public final class StrictScopes implements BeforeEachCallback, AfterEachCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Override
    public void beforeEach(ExtensionContext test) {
        WatchedScopes.forget();
    }

    @Override
    public void afterEach(ExtensionContext test) throws InterruptedException {
        WatchedScopes.check(PATIENCE);
    }
}
