package com.payi.cdi.internal.edge.runtime;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;

import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;

/** Finds out whether an application observes results. */
final class ResultObservers {
    private ResultObservers() {}

    /** Whether any observer is about {@link PayiResult}; those that get every event of the application do not count. */
    static boolean exist(BeanManager beans) {
        try {
            PayiResult example = PayiResultReader.read(JsonTree.of(null), null);
            return beans.resolveObserverMethods(example).stream().map(ObserverMethod::getObservedType)
                    .anyMatch(type -> type != Object.class);
        } catch (RuntimeException e) {
            // Then each event may be of interest.
            DeliveryLogger.LOG.debugf(e, "The observers of results are not known");
            return true;
        }
    }
}
