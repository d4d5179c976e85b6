package com.payi.cdi.internal.core.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Lets a warning of one kind through once a minute, so that a lasting trouble does not flood the log. */
public final class ThrottledLog {
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);
    /** Kinds may be named by users and tenants: neither memory nor log may grow with their number. */
    private static final int MOST_KINDS = 1000;

    /** For code that belongs to no application: static methods, and objects that the application makes for each call. */
    private static final ThrottledLog OF_PROCESS = new ThrottledLog();

    private final Map<String, Long> last = new ConcurrentHashMap<>();

    public static ThrottledLog ofProcess() {
        return OF_PROCESS;
    }

    public void warn(String kind, Runnable warning) {
        long now = System.nanoTime();
        if (last.size() >= MOST_KINDS && !last.containsKey(kind)) {
            last.values().removeIf(before -> now - before >= WINDOW_NANOS);
            if (last.size() >= MOST_KINDS) {
                return;
            }
        }
        Long allowed = last.compute(kind, (key, before) -> before == null || now - before >= WINDOW_NANOS
                ? Long.valueOf(now)
                : before);
        if (allowed == now) {
            warning.run();
        }
    }

    /** Lets a warning of every kind through again. */
    void forget() {
        last.clear();
    }
}
