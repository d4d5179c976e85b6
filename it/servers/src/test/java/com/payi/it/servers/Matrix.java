package com.payi.it.servers;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/** What the tests of a platform have shown in this run. */
final class Matrix {
    private static final Map<Platform, Matrix> ALL = new ConcurrentHashMap<>();

    private final Platform platform;
    private final List<Class<?>> complete = new ArrayList<>();
    private final Map<Behaviour, Integer> passed = new EnumMap<>(Behaviour.class);
    private final List<String> failed = new ArrayList<>();

    private Matrix(Platform platform) {
        this.platform = platform;
    }

    static Matrix of(Platform platform) {
        return ALL.computeIfAbsent(platform, Matrix::new);
    }

    /** To be called for each class of the platform whose tests have run. */
    synchronized void complete(Class<?> tests) {
        complete.add(tests);
    }

    synchronized void pass(Behaviour behaviour) {
        passed.merge(behaviour, 1, Integer::sum);
    }

    synchronized void fail(String test) {
        failed.add(test);
    }

    /** Whether any of its classes has run: a platform is left out where this machine lacks something for it. */
    synchronized boolean hasRun() {
        return !complete.isEmpty();
    }

    /** The classes of the platform that have not run. */
    synchronized List<Class<?>> missing() {
        return ReflectionSupport.findAllClassesInPackage(Matrix.class.getPackageName(), this::isOfPlatform, name -> true)
                .stream()
                .filter(tests -> !complete.contains(tests)).toList();
    }

    private boolean isOfPlatform(Class<?> type) {
        return !type.isMemberClass() && AnnotationSupport.findAnnotation(type, RunsOn.class)
                .filter(runsOn -> runsOn.value() == platform).isPresent();
    }

    /** How many tests have shown a behaviour. */
    synchronized int passed(Behaviour behaviour) {
        return passed.getOrDefault(behaviour, 0);
    }

    synchronized List<String> failed() {
        return List.copyOf(failed);
    }

    /** The behaviours that are not listed as impossible and that no test has shown. */
    List<Behaviour> notShown() {
        return List.of(Behaviour.values()).stream()
                .filter(behaviour -> platform.remedy(behaviour).isEmpty() && passed(behaviour) == 0).toList();
    }

    /** Whether all of its classes have run and have shown what is possible: then it is in the documents. */
    boolean holds() {
        return failed().isEmpty() && notShown().isEmpty() && missing().isEmpty();
    }
}
