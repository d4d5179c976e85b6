package com.payi.cdi.internal.edge.track.metadata;

import java.util.Collection;

import com.payi.cdi.Track;

/** A class, a method or an annotation type as the container sees it: with what extensions have added and taken away. */
public interface AnnotatedElementView {
    String name();

    /** Null where there is none on the element itself. */
    Track track();

    /** The stereotypes and interceptor bindings on the element, which may bring an annotation along. */
    Collection<? extends AnnotatedElementView> metaAnnotations();
}
