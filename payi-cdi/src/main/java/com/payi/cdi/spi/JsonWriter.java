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
        // First what is most: whether an object is of an interface takes longer to find out.
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Integer number) {
            json.append(number.intValue());
        } else if (value instanceof Map<?, ?> map) {
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
        int special = special(text, 0);
        if (special == text.length()) {
            json.append(text);
        } else {
            escaped(text, special);
        }
        json.append('"');
    }

    /** The place of the next character that cannot stand for itself, or the end of the text. */
    private static int special(String text, int from) {
        int i = from;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c != '"' && c != '\\';
    }

    private void escaped(String text, int firstSpecial) {
        int from = 0;
        for (int at = firstSpecial; at < text.length(); at = special(text, from)) {
            json.append(text, from, at);
            escaped(text.charAt(at));
            from = at + 1;
        }
        json.append(text, from, text.length());
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
