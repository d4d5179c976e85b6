package com.payi.cdi.internal.edge.observe;

import java.util.List;

import com.payi.cdi.IngestStatistics;

/** A metrics library that may or may not be there. */
interface MeterSink {
    String TAKEN = "another application shows its meters there";

    /** For messages. */
    String library();

    /**
     * Shows the meters in the registry that the application has by injection.
     *
     * @return whether there is one
     */
    boolean register(List<IngestMeter> meters, IngestStatistics statistics);

    /**
     * Shows the meters in a registry that is there without the application's doing. Asked only if nobody else shows them.
     *
     * @return whether there is one
     */
    default boolean registerWithoutBean(List<IngestMeter> meters, IngestStatistics statistics) {
        return false;
    }

    /** The application ends: a registry may live longer. */
    void unregister();
}
