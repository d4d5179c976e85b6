package com.payi.cdi.internal.core.call;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Lets an application forget its calls. The test enqueues the references as the garbage collector does once no object of the
 * application holds a call, so that no test depends on when the collector runs.
 */
public final class ForgottenCalls {
    private ForgottenCalls() {}

    public static void forget(CallTracker tracker) {
        OpenExchanges open = only(OpenExchanges.class, tracker);
        only(Map.class, open).values().forEach(reference -> ((Reference<?>) reference).enqueue());
    }

    /** The value of the only field of that type. */
    private static <T> T only(Class<T> type, Object owner) {
        Field field = Stream.of(owner.getClass().getDeclaredFields()).filter(each -> each.getType() == type).findFirst()
                .orElseThrow();
        field.setAccessible(true);
        try {
            return type.cast(field.get(owner));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
