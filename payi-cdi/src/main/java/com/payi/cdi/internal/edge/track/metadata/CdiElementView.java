package com.payi.cdi.internal.edge.track.metadata;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.inject.spi.BeanManager;

import com.payi.cdi.Track;

/** Annotations as CDI sees them. */
class CdiElementView implements AnnotatedElementView {
    private final String name;
    private final Collection<Annotation> annotations;
    private final BeanManager beans;

    CdiElementView(String name, Collection<Annotation> annotations, BeanManager beans) {
        this.name = name;
        this.annotations = annotations;
        this.beans = beans;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Track track() {
        for (Annotation annotation : annotations) {
            if (annotation instanceof Track track) {
                return track;
            }
        }
        return null;
    }

    @Override
    public List<AnnotatedElementView> metaAnnotations() {
        List<AnnotatedElementView> metaAnnotations = new ArrayList<>();
        for (Annotation annotation : annotations) {
            Class<? extends Annotation> type = annotation.annotationType();
            if (beans.isStereotype(type)) {
                metaAnnotations.add(new CdiElementView(type.getName(), beans.getStereotypeDefinition(type), beans));
            } else if (beans.isInterceptorBinding(type)) {
                Set<Annotation> definition = beans.getInterceptorBindingDefinition(type);
                metaAnnotations.add(new CdiElementView(type.getName(), definition, beans));
            }
        }
        return metaAnnotations;
    }
}
