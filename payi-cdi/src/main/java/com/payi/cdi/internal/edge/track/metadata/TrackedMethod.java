package com.payi.cdi.internal.edge.track.metadata;

import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextField;

/**
 * What the annotations say about one method of one bean, collected when the application is deployed or built. Plain data:
 * Quarkus carries it from the build into the application.
 *
 * @param beanClass the bean that has the method; the key of configuration as well
 * @param declaringClass the class that declares the method
 * @param carrier the class that the annotation was found on; null if it is on the method
 * @param members what the annotation gives, as texts
 */
public record TrackedMethod(String beanClass, String declaringClass, String name, List<String> parameterTypes, String carrier,
        Map<ContextField, List<String>> members, List<TrackedArgument> arguments) {
    /** What Quarkus calls the class that it makes of the interface of a REST client. */
    private static final String CLIENT_CLASS = "$$CDIWrapper";

    /** What the user calls a bean of that class: a REST client is called by its interface. */
    public static String beanName(String className) {
        return className.endsWith(CLIENT_CLASS)
                ? className.substring(0, className.length() - CLIENT_CLASS.length())
                : className;
    }

    /** Where it is, as messages name it. */
    String where() {
        return carrier == null ? declaringClass + "." + name : carrier;
    }

    boolean isOnMethod() {
        return carrier == null;
    }

    Signature signature() {
        return new Signature(beanClass, declaringClass, name, parameterTypes);
    }

    /** Which method this is. */
    record Signature(String beanClass, String declaringClass, String name, List<String> parameterTypes) {}
}
