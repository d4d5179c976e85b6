package com.payi.cdi.internal.edge.track.metadata;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.BeanManager;

import com.payi.cdi.Track;

/** A bean's method as CDI sees it. */
final class CdiMethodView extends CdiElementView implements MethodView {
    private final AnnotatedMethod<?> method;

    CdiMethodView(AnnotatedMethod<?> method, BeanManager beans) {
        super(method.getJavaMember().getName(), method.getAnnotations(), beans);
        this.method = method;
    }

    static List<String> names(Class<?>[] types) {
        return Stream.of(types).map(Class::getName).toList();
    }

    static TrackedArgument argument(int index, Annotation annotation) {
        for (ArgumentKind kind : ArgumentKind.values()) {
            if (kind.annotation() == annotation.annotationType()) {
                return new TrackedArgument(index, kind, propertyName(annotation));
            }
        }
        return null;
    }

    private static String propertyName(Annotation annotation) {
        if (annotation instanceof Track.RequestProperty property) {
            return property.value();
        }
        return annotation instanceof Track.UseCaseProperty property ? property.value() : "";
    }

    /** The number of classes above the declaring one, negative: sorted by it, the most derived method comes first. */
    int depth() {
        int depth = 0;
        for (Class<?> type = method.getJavaMember().getDeclaringClass(); type != null; type = type.getSuperclass()) {
            depth--;
        }
        return depth;
    }

    @Override
    public String declaringClass() {
        return method.getJavaMember().getDeclaringClass().getName();
    }

    @Override
    public List<String> parameterTypes() {
        return names(method.getJavaMember().getParameterTypes());
    }

    @Override
    public int modifiers() {
        return method.getJavaMember().getModifiers();
    }

    @Override
    public boolean isProducer() {
        return method.isAnnotationPresent(Produces.class);
    }

    @Override
    public String returnType() {
        return method.getJavaMember().getReturnType().getName();
    }

    @Override
    public String kpi() {
        Track.Kpi kpi = method.getAnnotation(Track.Kpi.class);
        return kpi == null ? null : kpi.value();
    }

    @Override
    public LangChain4jMethod langChain4j() {
        return LangChain4jMethod.of(declaringClass(), false, name(), LangChain4jMethod.names(method.getAnnotations()),
                method.getParameters().stream().map(parameter -> LangChain4jMethod.names(parameter.getAnnotations()))
                        .toList());
    }

    @Override
    public List<TrackedArgument> arguments() {
        List<TrackedArgument> arguments = new ArrayList<>();
        for (AnnotatedParameter<?> parameter : method.getParameters()) {
            for (Annotation annotation : parameter.getAnnotations()) {
                TrackedArgument argument = argument(parameter.getPosition(), annotation);
                if (argument != null) {
                    arguments.add(argument);
                }
            }
        }
        return arguments;
    }
}
