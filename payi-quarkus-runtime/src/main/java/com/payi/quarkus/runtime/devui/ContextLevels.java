package com.payi.quarkus.runtime.devui;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameLevel;

/** The levels of a context as rows of a table: which value comes from where. */
final class ContextLevels {
    private ContextLevels() {}

    /** @param configured the values of the configuration, which the root frame has merged with the current user's */
    static List<Map<String, Object>> of(Frame frame, ContextValues configured) {
        if (frame == null) {
            return List.of();
        }
        List<FrameLevel> levels = frame.levels();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ContextField field : ContextField.values()) {
            int context = 0;
            Object latest = null;
            List<Map<String, Object>> ofField = new ArrayList<>();
            for (FrameLevel level : levels) {
                context += level.kind() == FrameLevel.Kind.CONTEXT ? 1 : 0;
                Object value = level.supplied().get(field);
                if (value != null) {
                    ofField.add(row(field, name(level, context, field, configured), text(value)));
                    latest = value;
                }
            }
            Object effective = frame.values().get(field);
            // Lists and properties are merged; any other value that no level gave is the library's.
            if (effective != null && (latest == null || effective instanceof String && !effective.equals(latest))) {
                ofField.add(row(field, "generated", text(effective)));
            }
            if (effective == null && latest != null && !isEmpty(latest)) {
                ofField.add(row(field, "left out: it belongs to another use case", ""));
            }
            rows.addAll(ofField);
        }
        return rows;
    }

    private static Map<String, Object> row(ContextField field, String level, String value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("field", field.payiName());
        row.put("level", level);
        row.put("value", value);
        return row;
    }

    private static String name(FrameLevel level, int context, ContextField field, ContextValues configured) {
        return switch (level.kind()) {
            case ROOT -> level.supplied().get(field).equals(configured.get(field)) ? "configuration" : "current user";
            case REQUEST -> "request";
            case CONTEXT -> "context " + context;
        };
    }

    private static String text(Object value) {
        return isEmpty(value) ? "(blocked: nothing is inherited)" : String.valueOf(value);
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof String text && text.isEmpty();
    }
}
