package com.payi.cdi.internal.edge.jaxrs;

import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.ext.RuntimeDelegate;

import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * RESTEasy keeps what it found in the service files of an application, our filter among it, in static maps. Their keys are
 * class loaders, held weakly, but the values hold their keys: an application that has ended would stay in memory. So what
 * was found by way of class loaders that have our classes is taken out when the application ends. RESTEasy finds it again
 * for an application that goes on.
 */
public final class ResteasyCaches {
    private static final Map<String, String> CACHES = Map.of(
            "org.jboss.resteasy.plugins.providers.RegisterBuiltin", "configuredClientFactories",
            "org.jboss.resteasy.microprofile.client.RestClientListeners", "map");

    private ResteasyCaches() {}

    /** Has no effect where there is no RESTEasy, or one that keeps things elsewhere. To be called on a thread of the application. */
    public static void forgetApplication() {
        for (ClassLoader server : servers()) {
            CACHES.forEach((type, field) -> forget(type, field, server));
        }
    }

    /** Which class loaders may know RESTEasy: servers show it to applications, or only the standard's classes. */
    private static Set<ClassLoader> servers() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        loaders.add(Thread.currentThread().getContextClassLoader());
        loaders.add(PayiClientFilter.class.getClassLoader());
        try {
            loaders.add(RuntimeDelegate.getInstance().getClass().getClassLoader());
        } catch (RuntimeException | LinkageError e) {
            PayiLogger.LOG.debugf("No implementation of JAX-RS: %s", e);
        }
        loaders.remove(null);
        return loaders;
    }

    private static void forget(String typeName, String fieldName, ClassLoader server) {
        try {
            Class<?> type = Class.forName(typeName, false, server);
            Field field = type.getDeclaredField(fieldName);
            field.setAccessible(true);
            // The one lock or the other is RESTEasy's own.
            synchronized (type) {
                Object cache = field.get(null);
                synchronized (cache) {
                    ((Map<?, ?>) cache).keySet().removeIf(ResteasyCaches::hasOurClasses);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            PayiLogger.LOG.debugf("Nothing to forget in %s: %s", typeName, e);
        }
    }

    private static boolean hasOurClasses(Object key) {
        try {
            return key instanceof ClassLoader loader
                    && Class.forName(PayiClientFilter.class.getName(), false, loader) == PayiClientFilter.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
