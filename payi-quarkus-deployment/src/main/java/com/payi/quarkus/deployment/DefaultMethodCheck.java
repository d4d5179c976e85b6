package com.payi.quarkus.deployment;

import java.util.Map;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.MethodInfo;

import com.payi.cdi.internal.core.log.PayiLogger;

import io.quarkus.arc.processor.BeanInfo;

/**
 * Warns of annotations on default methods of interfaces where they have no effect. Newer versions of ArC intercept such
 * methods and older ones do not, so ArC itself is asked, once it has decided.
 */
final class DefaultMethodCheck {
    private final Annotations annotations;

    DefaultMethodCheck(Annotations annotations) {
        this.annotations = annotations;
    }

    void warn(BeanInfo bean) {
        ClassInfo type = annotations.index().getClassByName(bean.getBeanClass());
        if (type == null || type.isInterface()) {
            return;
        }
        Map<MethodInfo, Set<AnnotationInstance>> intercepted = bean.getInterceptedMethodsBindings();
        for (MethodInfo method : new IndexedTypeView(type, annotations).annotatedDefaultMethods()) {
            if (!isTracked(intercepted.get(method))) {
                PayiLogger.LOG.trackOnInterface(method.declaringClass().name() + "." + method.name(), type.name().toString());
            }
        }
    }

    private static boolean isTracked(Set<AnnotationInstance> bindings) {
        return bindings != null && bindings.stream().anyMatch(each -> each.name().equals(IndexedElementView.TRACK));
    }
}
