package com.payi.quarkus.deployment;

import java.util.Collection;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

import com.payi.cdi.internal.core.log.QuarkusLogger;

import io.quarkus.arc.processor.DotNames;

/** Warns of annotations in classes whose calls the container does not see. AI services have warnings of their own. */
final class NoBeanCheck {
    private static final DotName INTERCEPTOR = DotName.createSimple("jakarta.interceptor.Interceptor");

    private final Annotations annotations;

    NoBeanCheck(Annotations annotations) {
        this.annotations = annotations;
    }

    /** @param beans the classes and interfaces of all beans */
    void warn(Collection<ClassInfo> beans) {
        new UncoveredTracks(annotations, beans).find().stream()
                .filter(each -> !AiServiceCheck.isAiService(each.type()) && !isOfContainer(each.type()))
                .forEach(each -> QuarkusLogger.LOG.trackOnNoBean(each.annotation(), each.element(),
                        each.type().name().toString()));
    }

    /** Interceptors bear the binding, which means something else there. */
    private static boolean isOfContainer(ClassInfo type) {
        return type.hasDeclaredAnnotation(INTERCEPTOR) || type.hasDeclaredAnnotation(DotNames.DECORATOR);
    }
}
