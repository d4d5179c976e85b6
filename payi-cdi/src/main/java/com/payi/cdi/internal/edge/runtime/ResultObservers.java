package com.payi.cdi.internal.edge.runtime;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.ObserverMethod;

import com.payi.cdi.BudgetThresholdReached;
import com.payi.cdi.BudgetThresholdReached.Kind;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;

/**
 * Whether an application observes results. That does not change while it runs.
 *
 * @param exist whether any observer gets them
 * @param needResults whether any of them asks for results, and not for every event of the application
 */
record ResultObservers(boolean exist, boolean needResults) {
    static ResultObservers find(BeanManager beans) {
        try {
            PayiResult example = PayiResultReader.read(JsonTree.of(null), null);
            List<Type> observed = beans.resolveObserverMethods(example).stream().map(ObserverMethod::getObservedType).toList();
            return new ResultObservers(!observed.isEmpty(), observed.stream().anyMatch(type -> type != Object.class));
        } catch (RuntimeException e) {
            // Then each result may be of interest.
            DeliveryLogger.LOG.debugf(e, "The observers of results are not known");
            return new ResultObservers(true, true);
        }
    }

    /** Whether the application observes budgets that are used up to the threshold. */
    static boolean ofThresholds(BeanManager beans) {
        try {
            return beans.resolveObserverMethods(new BudgetThresholdReached(Kind.LIMIT, "", Optional.empty(),
                    OptionalDouble.empty(), OptionalDouble.empty(), 0)).stream()
                    .anyMatch(observer -> observer.getObservedType() != Object.class);
        } catch (RuntimeException e) {
            // Then each may be of interest.
            DeliveryLogger.LOG.debugf(e, "The observers of budgets are not known");
            return true;
        }
    }
}
