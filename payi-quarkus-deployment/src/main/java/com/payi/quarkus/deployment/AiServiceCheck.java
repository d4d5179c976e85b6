package com.payi.quarkus.deployment;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

import com.payi.cdi.internal.core.log.PayiLogger;

/** Warns of annotations on the interfaces of AI services that the class generated from the interface does not have. */
final class AiServiceCheck {
    private final Annotations annotations;

    AiServiceCheck(Annotations annotations) {
        this.annotations = annotations;
    }

    /** @param beans the classes and interfaces of all beans */
    void warn(Collection<ClassInfo> beans) {
        beans.stream().filter(AiServiceCheck::isAiService).forEach(this::warnOfStereotypes);
        new UncoveredTracks(annotations, beans).find().stream().filter(each -> isAiService(each.type()))
                .map(UncoveredTracks.Uncovered::element).distinct()
                .forEach(PayiLogger.LOG::trackOnUnregisteredAiService);
    }

    private void warnOfStereotypes(ClassInfo service) {
        if (service.hasDeclaredAnnotation(IndexedElementView.TRACK)) {
            return;
        }
        Set<DotName> stereotypes = service.declaredAnnotations().stream().map(AnnotationInstance::name)
                .filter(annotations::isStereotype).collect(Collectors.toSet());
        for (DotName stereotype : stereotypes) {
            if (annotations.metaAnnotation(stereotype).hasDeclaredAnnotation(IndexedElementView.TRACK)) {
                PayiLogger.LOG.trackByStereotypeOfAiService(stereotype.toString(), service.name().toString());
            }
        }
    }

    /** An interface with annotations of LangChain4j, on itself, its methods or their parameters. */
    static boolean isAiService(ClassInfo type) {
        return type.isInterface() && type.annotationsMap().keySet().stream().map(DotName::toString)
                .anyMatch(
                        name -> name.startsWith("dev.langchain4j.service.") || name.startsWith("io.quarkiverse.langchain4j."));
    }
}
