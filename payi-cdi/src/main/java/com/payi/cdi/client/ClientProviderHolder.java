package com.payi.cdi.client;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the provider when it is first asked for. The provider holds no state of an application, so it is kept. */
final class ClientProviderHolder {
    private static final Optional<ClientProvider> FOUND = ServiceLoader
            .load(ClientProvider.class, ClientProvider.class.getClassLoader()).findFirst();

    private ClientProviderHolder() {}

    /** @throws IllegalStateException if no provider was found; the message names the cause and what to do */
    static ClientProvider get() {
        return FOUND.orElseThrow(() -> new IllegalStateException("No implementation of payi-cdi was found: the service file"
                + " META-INF/services/com.payi.cdi.client.ClientProvider is missing. If a tool has merged jars into one, let"
                + " it merge service files"));
    }
}
