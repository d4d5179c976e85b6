package com.payi.cdi.internal.edge.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The SDKs that an application has a tracked client of. Kept for the class loader of the library: with the library in an
 * application's archive, those of that application.
 */
public final class TrackedSdks {
    private static final Set<String> TRACKED = ConcurrentHashMap.newKeySet();

    private TrackedSdks() {}

    /**
     * Notes that a client is tracked.
     *
     * @param sdk the name of the SDK's artifact, such as {@code openai-java}
     */
    public static void add(String sdk) {
        TRACKED.add(sdk);
    }

    /** Whether a client of the SDK was ever tracked. */
    public static boolean contains(String sdk) {
        return TRACKED.contains(sdk);
    }
}
