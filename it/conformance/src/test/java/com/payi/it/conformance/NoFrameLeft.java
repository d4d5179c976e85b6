package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * After each test of this module, no thread holds a context any more: one that is left on a pooled thread would be charged
 * with other people's calls, and would keep the application's class loader alive.
 */
public final class NoFrameLeft implements AfterEachCallback {
    private static final String CONTEXTS = "com.payi.cdi.internal.core.context";

    @Override
    public void afterEach(ExtensionContext test) {
        assertThat(leftBehind()).as("contexts left on threads").isEmpty();
    }

    /** Each as the thread's name and the value's class. */
    static List<String> leftBehind() {
        List<String> found = new ArrayList<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            for (Object value : values(thread)) {
                if (isOfContexts(value)
                        || value instanceof Object[] place && Arrays.stream(place).anyMatch(NoFrameLeft::isOfContexts)) {
                    found.add(thread.getName() + ": " + value.getClass().getName());
                }
            }
        }
        return found;
    }

    private static boolean isOfContexts(Object value) {
        return value != null && value.getClass().getPackageName().equals(CONTEXTS);
    }

    /** The JDK has no interface for this; the build opens java.lang to it. */
    private static List<Object> values(Thread thread) {
        List<Object> values = new ArrayList<>();
        Object map = field(Thread.class, "threadLocals", thread);
        Object table = map == null ? null : field(map.getClass(), "table", map);
        for (int i = 0; table != null && i < Array.getLength(table); i++) {
            Object entry = Array.get(table, i);
            if (entry != null) {
                values.add(field(entry.getClass(), "value", entry));
            }
        }
        return values;
    }

    private static Object field(Class<?> type, String name, Object of) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This JDK keeps thread locals otherwise", e);
        }
    }
}
