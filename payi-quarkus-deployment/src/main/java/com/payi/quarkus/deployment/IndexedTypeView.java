package com.payi.quarkus.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import com.payi.cdi.internal.edge.track.metadata.TypeView;

import io.quarkus.arc.processor.DotNames;

/** A bean's class as ArC sees it. */
final class IndexedTypeView extends IndexedElementView implements TypeView {
    private final ClassInfo type;
    private final Annotations all;

    IndexedTypeView(ClassInfo type, Annotations all) {
        super(type.name().toString(), inherited(type, all), all);
        this.type = type;
        this.all = all;
    }

    /** With those of superclasses, nearest first. */
    private static List<AnnotationInstance> inherited(ClassInfo type, Annotations all) {
        List<AnnotationInstance> annotations = new ArrayList<>();
        withSuperclasses(type, all).forEach(each -> annotations.addAll(all.of(each)));
        return annotations;
    }

    private static List<ClassInfo> withSuperclasses(ClassInfo type, Annotations all) {
        List<ClassInfo> types = new ArrayList<>();
        for (ClassInfo each = type; each != null && !each.name().equals(DotName.OBJECT_NAME);) {
            types.add(each);
            each = each.superName() == null ? null : all.index().getClassByName(each.superName());
        }
        return types;
    }

    @Override
    public boolean hasKpi() {
        return type.hasDeclaredAnnotation(IndexedMethodView.KPI) && !type.hasDeclaredAnnotation(DotNames.INTERCEPTOR);
    }

    @Override
    public String carrier() {
        for (ClassInfo each : withSuperclasses(type, all)) {
            if (all.of(each).stream().anyMatch(annotation -> annotation.name().equals(TRACK))) {
                return each.name().toString();
            }
        }
        return name();
    }

    /**
     * With those of the interfaces above. A class inherits their default methods; the class that is generated from an interface
     * has them all.
     */
    @Override
    public List<IndexedMethodView> methods() {
        List<IndexedMethodView> methods = new ArrayList<>();
        for (ClassInfo each : withSuperclasses(type, all)) {
            each.methods().stream().filter(method -> !method.isConstructor() && !method.isStaticInitializer())
                    .forEach(method -> methods.add(new IndexedMethodView(method, type, all)));
        }
        for (ClassInfo each : interfaces(type, new LinkedHashSet<>())) {
            each.methods().stream().filter(method -> !method.isStaticInitializer() && (type.isInterface() || isDefault(method)))
                    .forEach(method -> methods.add(new IndexedMethodView(method, type, all)));
        }
        return methods;
    }

    private static boolean isDefault(MethodInfo method) {
        return !Modifier.isAbstract(method.flags()) && !Modifier.isStatic(method.flags())
                && !Modifier.isPrivate(method.flags());
    }

    /** The annotated default methods that the class inherits. */
    List<MethodInfo> annotatedDefaultMethods() {
        Set<String> own = new HashSet<>();
        withSuperclasses(type, all).forEach(each -> each.methods()
                .forEach(method -> own.add(new IndexedMethodView(method, each, all).signature())));
        return interfaces(type, new LinkedHashSet<>()).stream().flatMap(each -> each.methods().stream())
                .filter(method -> isDefault(method) && own.add(new IndexedMethodView(method, type, all).signature()))
                .filter(method -> method.hasDeclaredAnnotation(TRACK)).toList();
    }

    @Override
    public List<InterfaceElement> annotatedInterfaceElements() {
        List<InterfaceElement> elements = new ArrayList<>();
        for (ClassInfo anInterface : interfaces(type, new LinkedHashSet<>())) {
            if (anInterface.hasDeclaredAnnotation(TRACK)) {
                elements.add(new InterfaceElement(anInterface.name().toString(), null));
            }
            anInterface.methods().stream().filter(method -> method.hasDeclaredAnnotation(TRACK))
                    .map(method -> new InterfaceElement(anInterface.name() + "." + method.name(),
                            new IndexedMethodView(method, anInterface, all).signature()))
                    .forEach(elements::add);
        }
        return elements;
    }

    private Set<ClassInfo> interfaces(ClassInfo from, Set<ClassInfo> found) {
        for (ClassInfo each : withSuperclasses(from, all)) {
            for (DotName name : each.interfaceNames()) {
                ClassInfo anInterface = all.index().getClassByName(name);
                if (anInterface != null && found.add(anInterface)) {
                    interfaces(anInterface, found);
                }
            }
        }
        return found;
    }
}
