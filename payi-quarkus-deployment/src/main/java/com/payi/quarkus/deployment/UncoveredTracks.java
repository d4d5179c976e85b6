package com.payi.quarkus.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;

import com.payi.cdi.internal.edge.track.metadata.ArgumentKind;

/** The annotations of the library in classes and interfaces that are no beans, and above none. */
final class UncoveredTracks {
    private static final String TRACK = "@Track";

    private final Annotations annotations;
    private final Set<DotName> covered = new LinkedHashSet<>();

    /**
     * @param annotation as it is written
     * @param element the class, or the method of it
     */
    record Uncovered(String annotation, String element, ClassInfo type) {}

    /** @param beans the classes and interfaces of all beans */
    UncoveredTracks(Annotations annotations, Collection<ClassInfo> beans) {
        this.annotations = annotations;
        beans.forEach(this::cover);
    }

    /** An interface above a bean's class is covered, too: its annotations count, or are warned of elsewhere. */
    private void cover(ClassInfo type) {
        if (type == null || !covered.add(type.name())) {
            return;
        }
        type.interfaceNames().forEach(name -> cover(annotations.index().getClassByName(name)));
        if (type.superName() != null) {
            cover(annotations.index().getClassByName(type.superName()));
        }
    }

    /** In the order of their names, each once. */
    List<Uncovered> find() {
        List<Uncovered> found = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        Stream.concat(Stream.of(IndexedElementView.TRACK),
                Stream.of(ArgumentKind.values()).map(kind -> DotName.createSimple(kind.annotation())))
                .flatMap(name -> annotations.index().getAnnotations(name).stream())
                .map(this::uncovered).filter(each -> each != null && seen.add(each.annotation + each.element))
                .forEach(found::add);
        found.sort((a, b) -> a.element.compareTo(b.element));
        return found;
    }

    private Uncovered uncovered(AnnotationInstance annotation) {
        AnnotationTarget target = annotation.target();
        ClassInfo type = switch (target.kind()) {
            case CLASS -> target.asClass();
            case METHOD -> target.asMethod().declaringClass();
            case METHOD_PARAMETER -> target.asMethodParameter().method().declaringClass();
            default -> null;
        };
        if (type == null || type.isAnnotation() || covered.contains(type.name())) {
            return null;
        }
        return switch (target.kind()) {
            case CLASS -> new Uncovered(TRACK, type.name().toString(), type);
            case METHOD -> new Uncovered(TRACK, type.name() + "." + target.asMethod().name(), type);
            default -> new Uncovered("@Track." + annotation.name().withoutPackagePrefix().replaceAll(".*\\$", ""),
                    type.name() + "." + target.asMethodParameter().method().name(), type);
        };
    }
}
