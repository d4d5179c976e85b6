package com.payi.quarkus.deployment;

import java.util.ArrayList;
import java.util.List;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import com.payi.cdi.Track;
import com.payi.cdi.internal.edge.track.metadata.ArgumentKind;
import com.payi.cdi.internal.edge.track.metadata.LangChain4jMethod;
import com.payi.cdi.internal.edge.track.metadata.MethodView;
import com.payi.cdi.internal.edge.track.metadata.TrackedArgument;

import io.quarkus.arc.processor.DotNames;

/** A bean's method as ArC sees it. */
final class IndexedMethodView extends IndexedElementView implements MethodView {
    static final DotName KPI = DotName.createSimple(Track.Kpi.class);

    private final MethodInfo method;
    private final Annotations all;
    private final ClassInfo of;

    /** @param of the type whose methods are read; it may have inherited the method */
    IndexedMethodView(MethodInfo method, ClassInfo of, Annotations all) {
        super(method.name(), onMethod(method, all), all);
        this.method = method;
        this.of = of;
        this.all = all;
    }

    /** ArC keeps the annotations of parameters together with the method's. */
    private static List<AnnotationInstance> onMethod(MethodInfo method, Annotations all) {
        return all.of(method).stream()
                .filter(annotation -> annotation.target() == null || annotation.target().kind() == AnnotationTarget.Kind.METHOD)
                .toList();
    }

    @Override
    public String declaringClass() {
        return method.declaringClass().name().toString();
    }

    /** In the spelling of {@link Class#getName()}. */
    @Override
    public List<String> parameterTypes() {
        return method.parameterTypes().stream().map(type -> type.name().toString()).toList();
    }

    @Override
    public int modifiers() {
        return method.flags();
    }

    @Override
    public boolean isProducer() {
        return all.of(method).stream().anyMatch(annotation -> annotation.name().equals(DotNames.PRODUCES));
    }

    @Override
    public String returnType() {
        return method.returnType().name().toString();
    }

    @Override
    public String kpi() {
        for (AnnotationInstance annotation : onMethod(method, all)) {
            if (annotation.name().equals(KPI)) {
                return annotation.value().asString();
            }
        }
        return null;
    }

    @Override
    public LangChain4jMethod langChain4j() {
        boolean isAiService = AiServiceCheck.isAiService(of);
        List<List<String>> parameters = new ArrayList<>();
        method.parameterTypes().forEach(type -> parameters.add(new ArrayList<>()));
        List<String> annotations = new ArrayList<>();
        for (AnnotationInstance annotation : all.of(method)) {
            boolean ofParameter = annotation.target() != null
                    && annotation.target().kind() == AnnotationTarget.Kind.METHOD_PARAMETER;
            (ofParameter ? parameters.get(annotation.target().asMethodParameter().position()) : annotations)
                    .add(annotation.name().toString());
        }
        return LangChain4jMethod.of(isAiService ? of.name().toString() : declaringClass(), isAiService, name(), annotations,
                parameters);
    }

    @Override
    public List<TrackedArgument> arguments() {
        List<TrackedArgument> arguments = new ArrayList<>();
        for (AnnotationInstance annotation : all.of(method)) {
            if (annotation.target() == null || annotation.target().kind() != AnnotationTarget.Kind.METHOD_PARAMETER) {
                continue;
            }
            int index = annotation.target().asMethodParameter().position();
            for (ArgumentKind kind : ArgumentKind.values()) {
                if (annotation.name().equals(DotName.createSimple(kind.annotation()))) {
                    arguments.add(new TrackedArgument(index, kind, kind.isNamed() ? annotation.value().asString() : ""));
                }
            }
        }
        return arguments;
    }
}
