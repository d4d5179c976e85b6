package com.payi.cdi.internal.edge.track.metadata;

import java.util.Collection;

import com.payi.cdi.Track;

/** A class, a method or an annotation type as the container sees it, with the changes that extensions have made. */
public interface AnnotatedElementView {
    String name();

    /** The annotation on the element itself, null for none. */
    Track track();

    /** The stereotypes and interceptor bindings on the element, which may carry the annotation. */
    Collection<? extends AnnotatedElementView> metaAnnotations();
}
