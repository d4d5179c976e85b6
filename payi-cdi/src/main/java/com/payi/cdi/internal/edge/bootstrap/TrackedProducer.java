package com.payi.cdi.internal.edge.bootstrap;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.Producer;

/** Tracks the clients that a producer of the application makes. Its disposer gets what it has made. */
final class TrackedProducer<X> implements Producer<X> {
    private final Producer<X> producer;
    private final Class<?> declared;
    private final Map<X, X> producedByTracked = Collections.synchronizedMap(new IdentityHashMap<>());

    TrackedProducer(Producer<X> producer, Class<?> declared) {
        this.producer = producer;
        this.declared = declared;
    }

    /** The class that a producer declares; null for a type without one. */
    static Class<?> declared(Type type) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return raw instanceof Class<?> declared ? declared : null;
    }

    @Override
    public X produce(CreationalContext<X> context) {
        X produced = producer.produce(context);
        @SuppressWarnings("unchecked")
        X tracked = (X) TrackedClients.tracked(produced, declared);
        if (tracked != produced) {
            producedByTracked.put(tracked, produced);
        }
        return tracked;
    }

    @Override
    public void dispose(X instance) {
        X produced = producedByTracked.remove(instance);
        producer.dispose(produced == null ? instance : produced);
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return producer.getInjectionPoints();
    }
}
