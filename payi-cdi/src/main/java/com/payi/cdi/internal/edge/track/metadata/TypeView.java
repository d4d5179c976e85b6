package com.payi.cdi.internal.edge.track.metadata;

import java.util.List;

/** A class of a bean as the container sees it. */
public interface TypeView extends AnnotatedElementView {
    /** Where the class's own or inherited annotation stands: the class itself or one of its superclasses. */
    String carrier();

    /** With the inherited ones, those of the class itself first. */
    List<? extends MethodView> methods();

    /** What is annotated in the interfaces that the class implements. */
    List<InterfaceElement> annotatedInterfaceElements();

    /**
     * An annotated interface or method of one.
     *
     * @param method name and parameter types, null for the interface itself
     */
    record InterfaceElement(String name, String method) {}
}
