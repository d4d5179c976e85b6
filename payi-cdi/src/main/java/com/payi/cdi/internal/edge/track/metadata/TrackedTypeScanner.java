package com.payi.cdi.internal.edge.track.metadata;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;

import com.payi.cdi.Track;
import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * Collects the tracked methods of beans and the mistakes in them, and warns of annotations without effect. The same on
 * every container.
 */
public final class TrackedTypeScanner {
    /** The begin of an array's class name; variable arguments are arrays, too. */
    private static final String ARRAY = "[";

    private final Interception interception;
    private final List<TrackedMethod> methods = new ArrayList<>();
    /** Checks all annotations, also those that no intercepted method uses. */
    private final OperationResolver annotations = new OperationResolver(null);
    private final Set<String> problems = new TreeSet<>();
    private final ScoreCheck scoreCheck;
    private final Set<String> warned = new HashSet<>();

    /** The way in which a container intercepts; it decides about static and final methods. */
    public enum Interception {
        /** Weld, OpenWebBeans. */
        BY_SUBCLASS(false, false),
        /** ArC changes classes when the application is built. */
        BY_TRANSFORMATION(true, true);

        private final boolean ofStatic;
        private final boolean ofFinal;

        Interception(boolean ofStatic, boolean ofFinal) {
            this.ofStatic = ofStatic;
            this.ofFinal = ofFinal;
        }

        boolean ofStatic() {
            return ofStatic;
        }

        boolean ofFinal() {
            return ofFinal;
        }
    }

    public TrackedTypeScanner(Interception interception) {
        this.interception = interception;
        this.scoreCheck = new ScoreCheck(interception);
    }

    /** Scans a type as a CDI container describes it. */
    public void scan(AnnotatedType<?> type, BeanManager beans) {
        scan(new CdiTypeView(type, beans));
    }

    public void scan(TypeView type) {
        Track ofClass = EffectiveTrack.of(type);
        if (ofClass != null) {
            annotations.resolve(new TrackedMethod(type.name(), type.name(), "", List.of(), type.carrier(),
                    TrackMembers.given(ofClass), List.of(), LangChain4jMethod.NONE));
        }
        scoreCheck.check(type, problems);
        Set<String> overridden = new HashSet<>();
        Set<String> tracked = new HashSet<>();
        for (MethodView method : type.methods()) {
            boolean isPrivate = Modifier.isPrivate(method.modifiers());
            scoreCheck.check(method, problems);
            if ((isPrivate || overridden.add(method.signature())) && scan(type, method, ofClass)) {
                tracked.add(method.signature());
            }
        }
        for (TypeView.InterfaceElement element : type.annotatedInterfaceElements()) {
            if (element.method() == null ? ofClass == null : !tracked.contains(element.method())) {
                warn(element.name() + " " + type.name(), () -> PayiLogger.LOG.trackOnInterface(element.name(), type.name()));
            }
        }
    }

    /** The tracked methods that are intercepted. */
    public List<TrackedMethod> methods() {
        return methods;
    }

    /** The same, as a bean for the application. */
    public CollectedMethods collected() {
        return new CollectedMethods(methods);
    }

    /** The mistakes, each once. */
    public Set<String> problems() {
        Set<String> all = new TreeSet<>(problems);
        all.addAll(annotations.problems());
        return all;
    }

    private boolean scan(TypeView type, MethodView method, Track ofClass) {
        Track own = EffectiveTrack.of(method);
        Track track = own != null ? own : ofClass;
        String where = method.declaringClass() + "." + method.name();
        boolean intercepted = isIntercepted(method, own != null, where);
        List<TrackedArgument> arguments = method.arguments();
        LangChain4jMethod langChain4j = method.langChain4j();
        if (track == null && intercepted && langChain4j.step() != null && arguments.isEmpty()) {
            // Intercepted if the configuration wants it; then it counts as a method with an annotation without members.
            methods.add(new TrackedMethod(type.name(), method.declaringClass(), method.name(), method.parameterTypes(), null,
                    Map.of(), arguments, langChain4j));
            return false;
        }
        if (track == null || !intercepted && own == null) {
            arguments.forEach(argument -> problem(where, PayiLogger.LOG.argumentOfUntracked(argument.written(), where)));
            return false;
        }
        check(where, arguments, method.parameterTypes());
        TrackedMethod tracked = new TrackedMethod(type.name(), method.declaringClass(), method.name(), method.parameterTypes(),
                own != null ? null : type.carrier(), TrackMembers.given(track), arguments, langChain4j);
        annotations.resolve(tracked);
        if (intercepted) {
            methods.add(tracked);
        }
        return intercepted;
    }

    private boolean isIntercepted(MethodView method, boolean annotated, String where) {
        int modifiers = method.modifiers();
        if (Modifier.isPrivate(modifiers)) {
            return warnIf(annotated, where, () -> PayiLogger.LOG.trackHasNoEffect(where, "private"));
        }
        if (Modifier.isStatic(modifiers)) {
            // Static methods do not belong to the bean: an annotation on the class does not track them.
            return interception.ofStatic
                    ? annotated
                    : warnIf(annotated, where, () -> PayiLogger.LOG.trackHasNoEffect(where, "static"));
        }
        if (Modifier.isFinal(modifiers) && !interception.ofFinal) {
            return warnIf(annotated, where, () -> PayiLogger.LOG.trackOnFinalMethod(where));
        }
        if (method.isProducer()) {
            warnIf(annotated, where, () -> PayiLogger.LOG.trackOnProducer(where));
        }
        return true;
    }

    private boolean warnIf(boolean annotated, String where, Runnable warning) {
        if (annotated) {
            warn(where, warning);
        }
        return false;
    }

    /** Warns immediately, because a container may refuse the same method before the deployment ends. */
    private void warn(String about, Runnable warning) {
        if (warned.add(about)) {
            warning.run();
        }
    }

    private void check(String where, List<TrackedArgument> arguments, List<String> types) {
        Map<String, Integer> seen = new LinkedHashMap<>();
        for (TrackedArgument argument : arguments) {
            if (argument.kind().isNamed() && argument.name().isBlank()) {
                problem(where, PayiLogger.LOG.argumentWithoutName(argument.written(), argument.index()));
            }
            if (types.get(argument.index()).startsWith(ARRAY)) {
                problem(where, PayiLogger.LOG.argumentOfArray(argument.written(), argument.index()));
            }
            Integer first = seen.putIfAbsent(argument.written(), argument.index());
            if (first != null) {
                problem(where, PayiLogger.LOG.argumentTwice(first, argument.index(), argument.written()));
            }
        }
    }

    private void problem(String where, String problem) {
        problems.add(PayiLogger.LOG.trackInvalid(where, problem));
    }
}
