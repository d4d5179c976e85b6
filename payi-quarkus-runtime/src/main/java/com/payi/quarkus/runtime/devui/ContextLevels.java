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

/** The levels of a call's context as rows of a table: which value comes from where. The last row of a field holds. */
final class ContextLevels {
    static final String GENERATED_AT_START = "generated at the start";
    private static final String OWN_PROPERTY = "payi.";

    private final Frame frame;
    private final ContextValues configured;
    private final ContextValues sent;
    private final List<Map<String, Object>> rows = new ArrayList<>();

    private ContextLevels(Frame frame, ContextValues configured, ContextValues sent) {
        this.frame = frame;
        this.configured = configured;
        this.sent = sent;
    }

    /**
     * The rows of one call.
     *
     * @param frame null for a call without a context
     * @param configured as the configuration has them; the root frame has merged them with the current user's
     * @param sent the values of the call itself: those of the frame, unless a header of the call has others
     */
    static List<Map<String, Object>> of(Frame frame, ContextValues configured, ContextValues sent) {
        if (frame == null) {
            return List.of();
        }
        ContextLevels levels = new ContextLevels(frame, configured, sent);
        List<FrameLevel> ofFrame = frame.levels();
        for (ContextField field : ContextField.values()) {
            levels.add(field, ofFrame);
        }
        return levels.rows;
    }

    private void add(ContextField field, List<FrameLevel> levels) {
        Object latest = null;
        for (FrameLevel level : levels) {
            Object value = level.supplied().get(field);
            if (value != null) {
                add(field, name(level, field, value), text(value));
                latest = value;
            }
        }
        Object effective = frame.values().get(field);
        // Lists and properties are merged; any other value that no level gave is the library's.
        if (effective != null && (latest == null || effective instanceof String && !effective.equals(latest))) {
            add(field, "generated with the context", text(effective));
        }
        if (effective == null && latest != null && field.isOfUseCase() && !isEmpty(latest)) {
            add(field, "left out: it belongs to another use case", "");
        }
        Object ofCall = sent.get(field);
        if (ofCall != null && !ofCall.equals(effective)) {
            add(field, isOfLibrary(ofCall, effective) ? "added by the library" : "header of the call", text(ofCall));
        }
    }

    private void add(ContextField field, String level, String value) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("field", field.payiName());
        row.put("level", level);
        row.put("value", value);
        rows.add(row);
    }

    private String name(FrameLevel level, ContextField field, Object value) {
        return switch (level.kind()) {
            case ROOT -> ofRoot(field, value);
            case HEADER -> "header of the calling service";
            case REQUEST -> "request (TrackRequest)";
            case CONTEXT -> level.supplied().origin() == null ? "TrackContext" : level.supplied().origin();
        };
    }

    private String ofRoot(ContextField field, Object value) {
        if (value.equals(configured.get(field))) {
            return "configuration";
        }
        if (field == ContextField.USER_ID) {
            return "current user";
        }
        // A deep stack of contexts begins anew with what the outer ones have merged.
        return field == ContextField.USE_CASE_ID && configured.get(field) == null && configured.useCaseName() != null
                ? GENERATED_AT_START
                : "outer contexts";
    }

    /** Whether the call has the properties of the context, and besides only properties of the library's own. */
    private static boolean isOfLibrary(Object ofCall, Object effective) {
        if (!(ofCall instanceof Map<?, ?> properties)) {
            return false;
        }
        Map<?, ?> ofContext = effective instanceof Map<?, ?> map ? map : Map.of();
        return properties.entrySet().stream().allMatch(property -> ofContext.entrySet().contains(property)
                || String.valueOf(property.getKey()).startsWith(OWN_PROPERTY));
    }

    private static String text(Object value) {
        return isEmpty(value) ? "(blocked: nothing is inherited)" : String.valueOf(value);
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list && list.isEmpty() || value instanceof Map<?, ?> map && map.isEmpty()
                || value instanceof String text && text.isEmpty();
    }
}
