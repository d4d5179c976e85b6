package com.payi.quarkus.runtime;

import com.payi.cdi.internal.edge.bootstrap.TrackedClients;

/**
 * Tracks the clients of SDKs that the application produces as beans. The build adds calls of it to producers, because
 * ArC has no extension point for what a producer gives.
 */
public final class ProducedClients {
    private ProducedClients() {}

    /** @param declared the type that the producer declares */
    public static Object tracked(Object client, Class<?> declared) {
        return TrackedClients.tracked(client, declared);
    }
}
