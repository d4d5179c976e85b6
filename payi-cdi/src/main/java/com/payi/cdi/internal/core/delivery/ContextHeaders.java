package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.FieldKind;
import com.payi.cdi.internal.core.wire.HeaderValue;

/** Collects the context of one event as the headers of a single request. */
public final class ContextHeaders {
    private static final String SCOPE = "scope";
    private static final Map<String, String> NAMES = names();
    private static final Set<String> LISTS = ContextField.ofEvents().stream().filter(field -> field.kind() == FieldKind.LIST)
            .map(ContextField::payiName).collect(Collectors.toUnmodifiableSet());

    private final List<String> headers = new ArrayList<>();
    private boolean safe = true;

    private static Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        ContextField.ofEvents().forEach(field -> names.put(field.payiName(), field.header()));
        names.put(SCOPE, PayiHeaders.RESOURCE_SCOPE);
        return Map.copyOf(names);
    }

    /** Whether a member of an event travels as a header. */
    public static boolean carries(String member) {
        return NAMES.containsKey(member);
    }

    /** Whether such a member is a list. */
    public static boolean isList(String member) {
        return LISTS.contains(member);
    }

    /** @param value a list of texts, or something whose text is the value */
    public void put(String member, Object value) {
        if (value instanceof List<?> list) {
            StringJoiner texts = new StringJoiner(",");
            for (Object element : list) {
                String text = String.valueOf(element);
                safe &= HeaderValue.isSafeInList(text);
                texts.add(text);
            }
            add(member, texts.toString());
        } else {
            String text = String.valueOf(value);
            safe &= HeaderValue.isSafe(text);
            add(member, text);
        }
    }

    private void add(String member, String value) {
        headers.add(NAMES.get(member));
        headers.add(value);
    }

    /**
     * Names and values in turn, which is the least memory for each waiting event. Null if a value cannot travel as a
     * header: the event is sent by the bulk interface then.
     */
    public List<String> headers() {
        return safe ? List.copyOf(headers) : null;
    }
}
