package com.payi.cdi.internal.edge.track.metadata;

import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextField;

/**
 * The annotations of one method of one bean, collected when the application is deployed or built. Plain data, because
 * Quarkus records it at build time for the application.
 *
 * @param beanClass the bean that has the method; the key of configuration as well
 * @param declaringClass the class that declares the method
 * @param carrier the class that the annotation was found on; null if it is on the method
 * @param members the members that the annotation gives, as texts
 */
public record TrackedMethod(String beanClass, String declaringClass, String name, List<String> parameterTypes, String carrier,
        Map<ContextField, List<String>> members, List<TrackedArgument> arguments) {
    /** The end of the name of a class that Quarkus generates from the interface of a REST client. */
    private static final String CLIENT_CLASS = "$$CDIWrapper";

    /** The name of a bean's class for users: for a REST client, the name of its interface. */
    public static String beanName(String className) {
        return className.endsWith(CLIENT_CLASS)
                ? className.substring(0, className.length() - CLIENT_CLASS.length())
                : className;
    }

    /** The element with the annotation, for messages. */
    String where() {
        return carrier == null ? declaringClass + "." + name : carrier;
    }

    boolean isOnMethod() {
        return carrier == null;
    }

    Signature signature() {
        return new Signature(beanClass, declaringClass, name, parameterTypes);
    }

    /** Identifies a method of a bean. */
    record Signature(String beanClass, String declaringClass, String name, List<String> parameterTypes) {}
}
