package com.payi.cdi;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the provider when it is first asked for. The provider holds no state of an application, so it is kept. */
final class PayiProviderHolder {
    private static final Optional<PayiProvider> FOUND = ServiceLoader
            .load(PayiProvider.class, PayiProvider.class.getClassLoader()).findFirst();

    private PayiProviderHolder() {}

    /** @throws IllegalStateException if no provider was found; the message names the cause and what to do */
    static PayiProvider get() {
        return FOUND.orElseThrow(() -> new IllegalStateException("No implementation of payi-cdi was found: the service file"
                + " META-INF/services/com.payi.cdi.PayiProvider is missing. If a tool has merged jars into one, let it merge"
                + " service files"));
    }
}
