package com.payi.cdi.internal.core.wire;

import java.nio.charset.StandardCharsets;

/** Reads JSON's numbers and words. */
final class JsonLiterals {
    /** More digits may not be a long. */
    private static final int LONG_DIGITS = 18;

    private JsonLiterals() {}

    /** A Long, Double or Boolean; null for {@code null} and for what is none of them, such as {@code NaN}. */
    static Object value(byte[] raw, int offset, int length) {
        byte first = length == 0 ? 0 : raw[offset];
        if (first == '-' || first >= '0' && first <= '9') {
            return number(raw, offset, length);
        }
        String word = new String(raw, offset, length, StandardCharsets.ISO_8859_1);
        return word.equals("true") ? Boolean.TRUE : word.equals("false") ? Boolean.FALSE : null;
    }

    private static Number number(byte[] raw, int offset, int length) {
        boolean negative = raw[offset] == '-';
        int from = negative ? offset + 1 : offset;
        int end = offset + length;
        long value = 0;
        for (int i = from; i < end; i++) {
            if (raw[i] < '0' || raw[i] > '9') {
                return fraction(raw, offset, length);
            }
            value = value * 10 + raw[i] - '0';
        }
        if (from == end) {
            return null;
        }
        if (end - from > LONG_DIGITS) {
            return fraction(raw, offset, length);
        }
        return negative ? -value : value;
    }

    private static Double fraction(byte[] raw, int offset, int length) {
        try {
            double number = Double.parseDouble(new String(raw, offset, length, StandardCharsets.ISO_8859_1));
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
