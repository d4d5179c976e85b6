package com.payi.cdi.internal.edge.observe;

import java.util.List;

import com.payi.cdi.IngestStatistics;

/** Registers meters with one metrics library. */
interface MeterSink {
    String ALREADY_REGISTERED = "another application shows its meters there";

    /** The name of the library, for messages. */
    String library();

    /**
     * Registers the meters with the registry that the application injects.
     *
     * @return whether there is such a registry
     */
    boolean register(List<IngestMeter> meters, IngestStatistics statistics);

    /**
     * Registers the meters with a registry that exists without a bean. Called only if no library has a registry as a
     * bean.
     *
     * @return whether there is such a registry
     */
    default boolean registerWithoutBean(List<IngestMeter> meters, IngestStatistics statistics) {
        return false;
    }

    /** Removes the meters when the application ends, because a registry may live longer. */
    void unregister();
}
