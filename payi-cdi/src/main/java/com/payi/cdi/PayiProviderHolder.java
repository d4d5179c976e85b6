package com.payi.cdi;

import java.util.ServiceLoader;

/** Finds the provider when it is first asked for. The provider holds no state of an application, so it is kept. */
final class PayiProviderHolder {
    static final PayiProvider PROVIDER = ServiceLoader.load(PayiProvider.class, PayiProvider.class.getClassLoader())
            .findFirst().orElseThrow(() -> new IllegalStateException("No implementation of payi-cdi was found: the service"
                    + " file META-INF/services/com.payi.cdi.PayiProvider is missing. If a tool has merged jars into one,"
                    + " let it merge service files"));

    private PayiProviderHolder() {}
}
