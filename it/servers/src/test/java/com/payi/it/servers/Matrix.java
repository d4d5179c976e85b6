package com.payi.it.servers;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many tests of each behaviour have passed and failed on each platform, in this run. */
final class Matrix {
    private static final Map<Platform, Matrix> ALL = new ConcurrentHashMap<>();

    private final Map<Behaviour, Integer> passed = new EnumMap<>(Behaviour.class);
    private final Map<Behaviour, Integer> failed = new EnumMap<>(Behaviour.class);

    static Matrix of(Platform platform) {
        return ALL.computeIfAbsent(platform, key -> new Matrix());
    }

    synchronized void pass(Behaviour behaviour) {
        passed.merge(behaviour, 1, Integer::sum);
    }

    synchronized void fail(Behaviour behaviour) {
        failed.merge(behaviour, 1, Integer::sum);
    }

    synchronized int passed(Behaviour behaviour) {
        return passed.getOrDefault(behaviour, 0);
    }

    synchronized int failed(Behaviour behaviour) {
        return failed.getOrDefault(behaviour, 0);
    }
}
