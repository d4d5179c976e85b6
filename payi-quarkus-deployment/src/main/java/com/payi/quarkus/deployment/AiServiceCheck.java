package com.payi.quarkus.deployment;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
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
        Set<DotName> covered = new LinkedHashSet<>();
        beans.forEach(bean -> cover(bean, covered));
        Set<String> warned = new LinkedHashSet<>();
        for (AnnotationInstance track : annotations.index().getAnnotations(IndexedElementView.TRACK)) {
            ClassInfo type = declaring(track.target());
            if (type != null && isAiService(type) && !covered.contains(type.name())) {
                warned.add(track.target().kind() == AnnotationTarget.Kind.METHOD
                        ? type.name() + "." + track.target().asMethod().name()
                        : type.name().toString());
            }
        }
        warned.forEach(PayiLogger.LOG::trackOnUnregisteredAiService);
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

    /** An interface above a bean's class is covered, too: its annotations count, or are warned of elsewhere. */
    private void cover(ClassInfo type, Set<DotName> covered) {
        if (type == null || !covered.add(type.name())) {
            return;
        }
        type.interfaceNames().forEach(name -> cover(annotations.index().getClassByName(name), covered));
        if (type.superName() != null) {
            cover(annotations.index().getClassByName(type.superName()), covered);
        }
    }

    private static ClassInfo declaring(AnnotationTarget target) {
        return switch (target.kind()) {
            case CLASS -> target.asClass();
            case METHOD -> target.asMethod().declaringClass();
            default -> null;
        };
    }

    /** An interface with annotations of LangChain4j, on itself, its methods or their parameters. */
    private static boolean isAiService(ClassInfo type) {
        return type.isInterface() && type.annotationsMap().keySet().stream().map(DotName::toString)
                .anyMatch(
                        name -> name.startsWith("dev.langchain4j.service.") || name.startsWith("io.quarkiverse.langchain4j."));
    }
}
