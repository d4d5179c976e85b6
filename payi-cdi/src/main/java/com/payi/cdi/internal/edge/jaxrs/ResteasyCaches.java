package com.payi.cdi.internal.edge.jaxrs;

import java.lang.reflect.Field;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import jakarta.ws.rs.ext.RuntimeDelegate;

import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * Removes an application that has ended from static maps of RESTEasy. These hold what RESTEasy found in service files,
 * such as the library's filter. Their keys are class loaders, held weakly, but the values hold their keys: an ended
 * application would stay in memory. The entries of class loaders that have the library's classes are removed. RESTEasy
 * finds them again for an application that is still running.
 */
public final class ResteasyCaches {
    private static final Map<String, String> CACHES = Map.of(
            "org.jboss.resteasy.plugins.providers.RegisterBuiltin", "configuredClientFactories",
            "org.jboss.resteasy.microprofile.client.RestClientListeners", "map");

    private ResteasyCaches() {}

    /** Called on a thread of the application. No effect without RESTEasy, or with a version that has other maps. */
    public static void forgetApplication() {
        for (ClassLoader server : servers()) {
            CACHES.forEach((type, field) -> forget(type, field, server));
        }
    }

    /** The class loaders that may know RESTEasy: some servers show it to applications, others hide it. */
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
            // RESTEasy locks the class for one of the maps, and the map itself for the other.
            synchronized (type) {
                Object cache = field.get(null);
                synchronized (cache) {
                    ((Map<?, ?>) cache).keySet().removeIf(ResteasyCaches::hasLibrary);
                }
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError | StackOverflowError e) {
            // GlassFish that ends asks its class loaders in a circle.
            PayiLogger.LOG.debugf("Nothing to forget in %s: %s", typeName, e);
        }
    }

    private static boolean hasLibrary(Object key) {
        try {
            return key instanceof ClassLoader loader
                    && Class.forName(PayiClientFilter.class.getName(), false, loader) == PayiClientFilter.class;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
