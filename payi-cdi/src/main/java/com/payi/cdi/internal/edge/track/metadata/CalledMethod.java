package com.payi.cdi.internal.edge.track.metadata;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.Track;

/** Reads the annotation of a method that was not collected when the application was deployed, at its first call. */
final class CalledMethod {
    /**
     * The context data in which Weld and ArC store the bindings of a call. They win over reflection: a binding may come
     * from a stereotype or from an extension, and then the class has no annotation.
     */
    private static final String[] BINDINGS = {"org.jboss.weld.interceptor.bindings", "io.quarkus.arc.interceptorBindings"};

    private CalledMethod() {}

    static TrackedMethod of(InvocationContext call, Class<?> bean, BeanManager beans) {
        Method method = call.getMethod();
        String declaring = method.getDeclaringClass().getName();
        Track own = EffectiveTrack.of(view(declaring, beans, method.getAnnotations()));
        Track track = binding(call);
        if (track == null) {
            track = own != null ? own : ofClass(method, bean, beans);
        }
        return new TrackedMethod(declaring, declaring, method.getName(), CdiMethodView.names(method.getParameterTypes()),
                own != null ? null : declaring, TrackMembers.given(track), arguments(method),
                LangChain4jMethod.NONE);
    }

    private static Track binding(InvocationContext call) {
        for (String name : BINDINGS) {
            if (call.getContextData().get(name) instanceof Collection<?> bindings) {
                for (Object binding : bindings) {
                    if (binding instanceof Track track) {
                        return track;
                    }
                }
            }
        }
        return null;
    }

    private static Track ofClass(Method method, Class<?> bean, BeanManager beans) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            Track track = EffectiveTrack.of(view(type.getName(), beans, type.getAnnotations()));
            if (track != null) {
                return track;
            }
        }
        Track track = EffectiveTrack
                .of(view(method.getDeclaringClass().getName(), beans, method.getDeclaringClass().getAnnotations()));
        if (track == null) {
            throw new IllegalStateException("No @Track found for " + method);
        }
        return track;
    }

    private static List<TrackedArgument> arguments(Method method) {
        List<TrackedArgument> arguments = new ArrayList<>();
        Annotation[][] annotations = method.getParameterAnnotations();
        for (int i = 0; i < annotations.length; i++) {
            for (Annotation annotation : annotations[i]) {
                TrackedArgument argument = CdiMethodView.argument(i, annotation);
                if (argument != null) {
                    arguments.add(argument);
                }
            }
        }
        return arguments;
    }

    private static AnnotatedElementView view(String name, BeanManager beans, Annotation[] annotations) {
        return new CdiElementView(name, Arrays.asList(annotations), beans);
    }
}
