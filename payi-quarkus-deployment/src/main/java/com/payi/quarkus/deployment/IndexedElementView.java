package com.payi.quarkus.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

import com.payi.cdi.Track;
import com.payi.cdi.internal.edge.track.metadata.AnnotatedElementView;

/** Annotations as ArC sees them. */
class IndexedElementView implements AnnotatedElementView {
    static final DotName TRACK = DotName.createSimple(Track.class);

    private final String name;
    private final Collection<AnnotationInstance> annotations;
    private final Annotations all;

    IndexedElementView(String name, Collection<AnnotationInstance> annotations, Annotations all) {
        this.name = name;
        this.annotations = annotations;
        this.all = all;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Track track() {
        for (AnnotationInstance annotation : annotations) {
            if (annotation.name().equals(TRACK)) {
                return IndexedTrack.of(annotation, all.index());
            }
        }
        return null;
    }

    @Override
    public List<AnnotatedElementView> metaAnnotations() {
        List<AnnotatedElementView> metaAnnotations = new ArrayList<>();
        for (AnnotationInstance annotation : annotations) {
            ClassInfo type = all.metaAnnotation(annotation.name());
            if (type != null) {
                metaAnnotations.add(new IndexedElementView(type.name().toString(), all.of(type), all));
            }
        }
        return metaAnnotations;
    }
}
