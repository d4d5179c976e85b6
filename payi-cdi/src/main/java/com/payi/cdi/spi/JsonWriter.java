package com.payi.cdi.spi;

import java.util.List;
import java.util.Map;

/** Writes plain values as compact JSON. */
final class JsonWriter {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final StringBuilder json;

    private JsonWriter(StringBuilder json) {
        this.json = json;
    }

    static void write(Object value, StringBuilder json) {
        new JsonWriter(json).value(value);
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value == null || value instanceof Boolean || isFinite(value)) {
            json.append(value);
        } else {
            text(value.toString());
        }
    }

    /** JSON cannot write NaN and infinity as numbers; they are written as texts. */
    private static boolean isFinite(Object value) {
        return value instanceof Number number && Double.isFinite(number.doubleValue());
    }

    private void object(Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> member : map.entrySet()) {
            json.append(before);
            text(String.valueOf(member.getKey()));
            json.append(':');
            value(member.getValue());
            before = ',';
        }
        json.append(map.isEmpty() ? "{}" : "}");
    }

    private void array(List<?> list) {
        char before = '[';
        for (Object element : list) {
            json.append(before);
            value(element);
            before = ',';
        }
        json.append(list.isEmpty() ? "[]" : "]");
    }

    private void text(String text) {
        json.append('"');
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                json.append(text, from, i);
                escaped(c);
                from = i + 1;
            }
        }
        json.append(text, from, text.length()).append('"');
    }

    private void escaped(char c) {
        switch (c) {
            case '"' -> json.append("\\\"");
            case '\\' -> json.append("\\\\");
            case '\n' -> json.append("\\n");
            case '\r' -> json.append("\\r");
            case '\t' -> json.append("\\t");
            case '\b' -> json.append("\\b");
            case '\f' -> json.append("\\f");
            default -> json.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xF]);
        }
    }
}
