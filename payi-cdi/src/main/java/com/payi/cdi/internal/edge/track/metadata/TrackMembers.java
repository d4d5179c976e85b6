package com.payi.cdi.internal.edge.track.metadata;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.Track;
import com.payi.cdi.internal.core.context.ContextField;

/** Reads the members of {@link Track} as texts, which is also the form of configuration values. */
final class TrackMembers {
    private TrackMembers() {}

    /** The members that give a value; those that inherit are missing. */
    static Map<ContextField, List<String>> given(Track track) {
        // Not an EnumMap, which Quarkus cannot carry from the build into the application.
        Map<ContextField, List<String>> given = new LinkedHashMap<>();
        for (ContextField field : ContextField.annotated()) {
            List<String> texts = texts(value(track, field.memberName()));
            if (texts != null) {
                given.put(field, texts);
            }
        }
        return given;
    }

    private static Object value(Track track, String member) {
        try {
            return Track.class.getMethod(member).invoke(track);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("@Track has no readable member " + member, e);
        }
    }

    /** Null if the member inherits. */
    private static List<String> texts(Object value) {
        if (value instanceof String[] texts) {
            return texts.length == 1 && Track.INHERIT.equals(texts[0]) ? null : List.of(texts);
        }
        if (value instanceof boolean[] flags) {
            return texts(flags);
        }
        if (value instanceof Integer number) {
            return number < 0 ? null : List.of(number.toString());
        }
        if (value instanceof Double number) {
            return number < 0 ? null : List.of(number.toString());
        }
        return Track.INHERIT.equals(value) ? null : List.of((String) value);
    }

    private static List<String> texts(boolean[] flags) {
        List<String> texts = new ArrayList<>();
        for (boolean flag : flags) {
            texts.add(Boolean.toString(flag));
        }
        return texts.isEmpty() ? null : texts;
    }
}
