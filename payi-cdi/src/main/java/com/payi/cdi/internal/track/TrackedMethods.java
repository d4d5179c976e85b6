package com.payi.cdi.internal.track;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.Track;
import com.payi.cdi.internal.context.ContextValues;

/** What {@link Track} says about each intercepted method, found out at its first call. One for all instances of beans. */
@Singleton
public class TrackedMethods {
    /**
     * Where Weld and ArC leave the bindings that hold for a call. They count for more than reflection: a binding may come from a
     * stereotype or from an extension, and no annotation can be seen on the class then.
     */
    private static final String[] BINDINGS = {"org.jboss.weld.interceptor.bindings", "io.quarkus.arc.interceptorBindings"};

    private final Map<Key, ContextValues> values = new ConcurrentHashMap<>();

    ContextValues valuesOf(InvocationContext call) {
        // Quarkus intercepts static methods as well, which have no target.
        Class<?> bean = call.getTarget() == null ? call.getMethod().getDeclaringClass() : call.getTarget().getClass();
        Key key = new Key(bean, call.getMethod());
        ContextValues known = values.get(key);
        if (known == null) {
            known = TrackDefinition.of(effective(call, bean)).values();
            values.put(key, known);
        }
        return known;
    }

    private static Track effective(InvocationContext call, Class<?> bean) {
        for (String name : BINDINGS) {
            if (call.getContextData().get(name) instanceof Collection<?> bindings) {
                for (Object binding : bindings) {
                    if (binding instanceof Annotation && binding instanceof Track track) {
                        return track;
                    }
                }
            }
        }
        return declared(call.getMethod(), bean);
    }

    /** The method's own annotation takes the place of the class's. */
    private static Track declared(Method method, Class<?> bean) {
        Track track = method.getAnnotation(Track.class);
        for (Class<?> type = bean; track == null && type != null; type = type.getSuperclass()) {
            track = type.getAnnotation(Track.class);
        }
        if (track == null) {
            throw new IllegalStateException("No @Track found for " + method);
        }
        return track;
    }

    private record Key(Class<?> bean, Method method) {}
}
