package com.payi.cdi.internal.edge.track.metadata;

import java.util.List;

/** A method as the container sees it. */
public interface MethodView extends AnnotatedElementView {
    String declaringClass();

    List<String> parameterTypes();

    /** Name and parameter types: an overriding method has the same as the overridden one. */
    default String signature() {
        return name() + parameterTypes();
    }

    int modifiers();

    boolean isProducer();

    /** In the spelling of {@link Class#getName()}, without its type arguments. */
    String returnType();

    /** The KPI that the result scores; null for none. */
    String kpi();

    /** The parameters that give a value of the context. */
    List<TrackedArgument> arguments();

    /** What the method gives because it belongs to LangChain4j. */
    default LangChain4jMethod langChain4j() {
        return LangChain4jMethod.NONE;
    }
}
