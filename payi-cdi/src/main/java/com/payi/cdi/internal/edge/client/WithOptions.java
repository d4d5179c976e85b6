package com.payi.cdi.internal.edge.client;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.Consumer;

/** Makes changed copies of an SDK's services, each of which declares {@code withOptions} in an interface of its own. */
public final class WithOptions {
    private static final ClassValue<Method> METHODS = new ClassValue<>() {
        @Override
        protected Method computeValue(Class<?> type) {
            for (Class<?> declared : type.getInterfaces()) {
                try {
                    return declared.getMethod("withOptions", Consumer.class);
                } catch (NoSuchMethodException e) {
                    continue;
                }
            }
            throw new IllegalArgumentException(type.getName() + " has no interface with withOptions");
        }
    };

    private WithOptions() {}

    /** A copy of a service whose options are changed. */
    public static Object of(Object service, Consumer<Object> change) {
        try {
            return METHODS.get(service.getClass()).invoke(service, change);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
