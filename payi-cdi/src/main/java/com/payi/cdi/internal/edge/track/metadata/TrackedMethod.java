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
 * @param langChain4j what the method gives because it belongs to LangChain4j
 */
public record TrackedMethod(String beanClass, String declaringClass, String name, List<String> parameterTypes, String carrier,
        Map<ContextField, List<String>> members, List<TrackedArgument> arguments, LangChain4jMethod langChain4j) {
    /** The ends of the names of classes that Quarkus generates from interfaces: of REST clients, of AI services. */
    private static final List<String> GENERATED = List.of("$$CDIWrapper", "$$QuarkusImpl");

    /** The name of a bean's class for users: for a class that is generated from an interface, the name of the interface. */
    public static String beanName(String className) {
        for (String end : GENERATED) {
            if (className.endsWith(end)) {
                return className.substring(0, className.length() - end.length());
            }
        }
        return className;
    }

    /** The element with the annotation, for messages. */
    String where() {
        return carrier == null ? declaringClass + "." + name : carrier;
    }

    /** The annotation and the method, as a developer reads it. */
    String origin() {
        String method = simple(beanName(declaringClass)) + "." + name;
        return carrier == null ? "@Track " + method : "@Track of " + simple(carrier) + ", " + method;
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1).replace('$', '.');
    }

    boolean isOnMethod() {
        return carrier == null;
    }

    Signature signature() {
        return new Signature(beanClass, declaringClass, name, parameterTypes);
    }

    /** The same for a class that is generated from an interface, which declares inherited methods as well. */
    Signature generatedSignature() {
        return new Signature(beanClass, beanClass, name, parameterTypes);
    }

    /** Identifies a method of a bean. */
    record Signature(String beanClass, String declaringClass, String name, List<String> parameterTypes) {}
}
