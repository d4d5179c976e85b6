package com.payi.quarkus.deployment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;

import com.payi.cdi.internal.edge.track.metadata.TypeView;

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
    public String carrier() {
        for (ClassInfo each : withSuperclasses(type, all)) {
            if (all.of(each).stream().anyMatch(annotation -> annotation.name().equals(TRACK))) {
                return each.name().toString();
            }
        }
        return name();
    }

    /** Of an interface, those of the interfaces above it as well: the class that is generated from it has them all. */
    @Override
    public List<IndexedMethodView> methods() {
        List<ClassInfo> declaring = new ArrayList<>(withSuperclasses(type, all));
        if (type.isInterface()) {
            declaring.addAll(interfaces(type, new LinkedHashSet<>()));
        }
        List<IndexedMethodView> methods = new ArrayList<>();
        for (ClassInfo each : declaring) {
            for (MethodInfo method : each.methods()) {
                if (!method.isConstructor() && !method.isStaticInitializer()) {
                    methods.add(new IndexedMethodView(method, type, all));
                }
            }
        }
        return methods;
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
