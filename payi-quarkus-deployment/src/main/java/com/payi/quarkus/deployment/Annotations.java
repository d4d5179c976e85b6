package com.payi.quarkus.deployment;

import java.util.Collection;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkus.arc.processor.AnnotationStore;
import io.quarkus.arc.processor.BuildExtension.BuildContext;
import io.quarkus.arc.processor.BuildExtension.Key;
import io.quarkus.arc.processor.StereotypeInfo;

/** The annotations that ArC sees: the index, with the changes of other extensions. */
final class Annotations {
    private final BuildContext context;
    private final AnnotationStore store;

    Annotations(BuildContext context) {
        this.context = context;
        this.store = context.get(Key.ANNOTATION_STORE);
    }

    IndexView index() {
        return context.get(Key.INDEX);
    }

    Collection<AnnotationInstance> of(AnnotationTarget target) {
        return store.getAnnotations(target);
    }

    boolean isStereotype(DotName name) {
        return context.get(Key.STEREOTYPES).containsKey(name);
    }

    /** The stereotype or interceptor binding of that name, null if it is neither. */
    ClassInfo metaAnnotation(DotName name) {
        StereotypeInfo stereotype = context.get(Key.STEREOTYPES).get(name);
        return stereotype != null ? stereotype.getTarget() : context.get(Key.INTERCEPTOR_BINDINGS).get(name);
    }
}
