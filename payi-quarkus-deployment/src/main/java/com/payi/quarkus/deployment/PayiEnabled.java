package com.payi.quarkus.deployment;

import java.util.function.BooleanSupplier;

import com.payi.quarkus.runtime.PayiBuildConfig;

/** Whether the application is built with the extension; {@code onlyIf} of all its build steps. */
public final class PayiEnabled implements BooleanSupplier {
    private final PayiBuildConfig config;

    public PayiEnabled(PayiBuildConfig config) {
        this.config = config;
    }

    @Override
    public boolean getAsBoolean() {
        return config.enabled();
    }
}
