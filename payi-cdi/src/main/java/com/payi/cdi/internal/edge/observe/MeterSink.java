package com.payi.cdi.internal.edge.observe;

import java.util.List;
import java.util.function.Consumer;

import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.internal.core.spend.LiveNumber;

/** Registers meters with one metrics library. Its methods are called by one thread at a time. */
interface MeterSink {
    String ALREADY_REGISTERED = "another application shows its meters there";

    /** The name of the library, for messages. */
    String library();

    /**
     * Registers the first meters with the registry that the application injects.
     *
     * @return whether there is such a registry
     */
    boolean register(List<LiveNumber> numbers);

    /**
     * Registers the first meters with a registry that exists without a bean. Called only if no library has a registry as
     * a bean.
     *
     * @return whether there is such a registry
     */
    default boolean registerWithoutBean(List<LiveNumber> numbers) {
        return false;
    }

    /** Registers one more meter with the registry that has the first ones; nothing if there is none. */
    void add(LiveNumber number);

    /**
     * Records each call in meters with OpenTelemetry's names.
     *
     * @return gets the calls, on any thread; null if there is no registry, or none that can record
     */
    default Consumer<IngestEvent> recorder() {
        return null;
    }

    /** Removes the meters when the application ends, because a registry may live longer. */
    void unregister();
}
