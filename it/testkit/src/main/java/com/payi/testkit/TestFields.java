package com.payi.testkit;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;

/** The fields of a test that get the fakes: not static, not final, and without a value. */
final class TestFields {
    private final Fakes fakes;

    TestFields(Fakes fakes) {
        this.fakes = fakes;
    }

    void fill(Object test) {
        for (Class<?> type = test.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                Object value = fakes.of(field.getType());
                if (value != null && !Modifier.isStatic(field.getModifiers()) && !Modifier.isFinal(field.getModifiers())) {
                    fill(test, field, value);
                }
            }
        }
    }

    private static void fill(Object test, Field field, Object value) {
        try {
            field.setAccessible(true);
            if (field.get(test) == null) {
                field.set(test, value);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("The field " + field + " cannot be set", e);
        }
    }
}
