package com.payi.cdi.internal.edge.track.metadata;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

import com.payi.cdi.Track;

/** A class {@code shop.Bean}, written down for the scanner. */
final class WrittenType implements TypeView {
    private final Track track;
    private final String carrier;
    private final List<AnnotatedElementView> metaAnnotations = new ArrayList<>();
    private final List<MethodView> methods = new ArrayList<>();
    private final List<InterfaceElement> interfaceElements = new ArrayList<>();

    /** @param track null for a class without the annotation */
    WrittenType(Track track) {
        this(track, "shop.Bean");
    }

    WrittenType(Track track, String carrier) {
        this.track = track;
        this.carrier = carrier;
    }

    WrittenType with(MethodView method) {
        methods.add(method);
        return this;
    }

    WrittenType with(AnnotatedElementView metaAnnotation) {
        metaAnnotations.add(metaAnnotation);
        return this;
    }

    WrittenType with(InterfaceElement element) {
        interfaceElements.add(element);
        return this;
    }

    @Override
    public String name() {
        return "shop.Bean";
    }

    @Override
    public Track track() {
        return track;
    }

    @Override
    public List<AnnotatedElementView> metaAnnotations() {
        return metaAnnotations;
    }

    @Override
    public boolean hasKpi() {
        return false;
    }

    @Override
    public String carrier() {
        return carrier;
    }

    @Override
    public List<MethodView> methods() {
        return methods;
    }

    @Override
    public List<InterfaceElement> annotatedInterfaceElements() {
        return interfaceElements;
    }

    /** A stereotype or an interceptor binding. */
    record Meta(String name, Track track, List<AnnotatedElementView> metaAnnotations) implements AnnotatedElementView {}

    /** A method with one parameter. */
    record Method(String name, String declaringClass, Track track, List<AnnotatedElementView> metaAnnotations, int modifiers,
            boolean isProducer, List<String> parameterTypes, List<TrackedArgument> arguments) implements MethodView {
        static Method named(String name, Track track) {
            return new Method(name, "shop.Bean", track, List.of(), Modifier.PUBLIC, false, List.of("java.lang.String"),
                    List.of());
        }

        @Override
        public String returnType() {
            return "java.lang.String";
        }

        @Override
        public String kpi() {
            return null;
        }

        Method inherited() {
            return new Method(name, "shop.Base", track, metaAnnotations, modifiers, isProducer, parameterTypes, arguments);
        }

        Method with(int otherModifiers) {
            return new Method(name, declaringClass, track, metaAnnotations, otherModifiers, isProducer, parameterTypes,
                    arguments);
        }

        Method with(AnnotatedElementView meta) {
            return new Method(name, declaringClass, track, List.of(meta), modifiers, isProducer, parameterTypes, arguments);
        }

        Method producing() {
            return new Method(name, declaringClass, track, metaAnnotations, modifiers, true, parameterTypes, arguments);
        }

        Method with(List<String> types, TrackedArgument... given) {
            return new Method(name, declaringClass, track, metaAnnotations, modifiers, isProducer, types, List.of(given));
        }
    }
}
