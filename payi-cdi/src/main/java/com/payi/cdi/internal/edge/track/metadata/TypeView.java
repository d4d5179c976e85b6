package com.payi.cdi.internal.edge.track.metadata;

import java.util.List;

/** A class of a bean as the container sees it. */
public interface TypeView extends AnnotatedElementView {
    /** Whether the annotation for scores, which belongs on methods, is on the class of a bean. */
    boolean hasKpi();

    /** The class with the annotation: this class or one of its superclasses. */
    String carrier();

    /** All methods, those of the class itself before inherited ones. */
    List<? extends MethodView> methods();

    /** The annotated elements of the interfaces that the class implements. */
    List<InterfaceElement> annotatedInterfaceElements();

    /**
     * An annotated interface or method of one.
     *
     * @param method name and parameter types, null for the interface itself
     */
    record InterfaceElement(String name, String method) {}
}
