package com.payi.cdi.internal.edge.track.metadata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.interceptor.Interceptor;

import com.payi.cdi.Track;

/** A bean's class as CDI sees it. */
final class CdiTypeView extends CdiElementView implements TypeView {
    private final AnnotatedType<?> type;
    private final BeanManager beans;

    CdiTypeView(AnnotatedType<?> type, BeanManager beans) {
        super(type.getJavaClass().getName(), type.getAnnotations(), beans);
        this.type = type;
        this.beans = beans;
    }

    @Override
    public boolean hasKpi() {
        return type.isAnnotationPresent(Track.Kpi.class) && !type.isAnnotationPresent(Interceptor.class);
    }

    /** The class itself if an extension or a stereotype gives the annotation. */
    @Override
    public String carrier() {
        for (Class<?> carrier = type.getJavaClass(); carrier != null; carrier = carrier.getSuperclass()) {
            if (carrier.getDeclaredAnnotation(Track.class) != null) {
                return carrier.getName();
            }
        }
        return name();
    }

    @Override
    public List<CdiMethodView> methods() {
        return type.getMethods().stream().map(method -> new CdiMethodView(method, beans))
                .sorted(Comparator.comparingInt(CdiMethodView::depth)).toList();
    }

    @Override
    public List<InterfaceElement> annotatedInterfaceElements() {
        List<InterfaceElement> elements = new ArrayList<>();
        for (Class<?> anInterface : interfaces(type.getJavaClass(), new LinkedHashSet<>())) {
            if (anInterface.isAnnotationPresent(Track.class)) {
                elements.add(new InterfaceElement(anInterface.getName(), null));
            }
            Stream.of(anInterface.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(Track.class))
                    .map(method -> new InterfaceElement(anInterface.getName() + "." + method.getName(),
                            method.getName() + CdiMethodView.names(method.getParameterTypes())))
                    .forEach(elements::add);
        }
        return elements;
    }

    private static Set<Class<?>> interfaces(Class<?> type, Set<Class<?>> found) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> anInterface : each.getInterfaces()) {
                if (found.add(anInterface)) {
                    interfaces(anInterface, found);
                }
            }
        }
        return found;
    }
}
