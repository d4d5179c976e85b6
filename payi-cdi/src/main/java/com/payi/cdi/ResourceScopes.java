package com.payi.cdi;

import java.util.Objects;

/**
 * Pay-i's resource scopes (Pay-i: {@code resource_scope}): where a model is hosted, as far as its price depends on it.
 * For {@link TrackContext.Builder#resourceScope(String)}.
 *
 * @since 0.1
 */
public final class ResourceScopes {
    /** Anywhere. */
    public static final String GLOBAL = "global";
    /** Within a data zone. */
    public static final String DATAZONE = "datazone";
    /** Within a region. */
    public static final String REGION = "region";

    private ResourceScopes() {}

    /**
     * A region by its name.
     *
     * @param name the region's name, for example {@code westeurope}
     * @return {@code region.NAME}
     * @throws NullPointerException if the name is null
     */
    public static String region(String name) {
        return REGION + '.' + Objects.requireNonNull(name, "name");
    }

    /**
     * A data zone by its name.
     *
     * @param name the data zone's name, for example {@code us}
     * @return {@code datazone.NAME}
     * @throws NullPointerException if the name is null
     */
    public static String datazone(String name) {
        return DATAZONE + '.' + Objects.requireNonNull(name, "name");
    }
}
