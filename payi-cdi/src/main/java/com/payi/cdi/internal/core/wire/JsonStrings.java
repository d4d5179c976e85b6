package com.payi.cdi.internal.core.wire;

import java.nio.charset.StandardCharsets;

/** Reads JSON's texts. What is wrong in one, such as an escape that is cut off, is left out. */
public final class JsonStrings {
    private static final int HEX_DIGITS = 4;

    private JsonStrings() {}

    /** @param escaped whether there are escapes at all */
    public static String text(byte[] raw, int offset, int length, boolean escaped) {
        String text = new String(raw, offset, length, StandardCharsets.UTF_8);
        return escaped ? unescaped(text) : text;
    }

    static byte[] utf8(byte[] raw, int offset, int length) {
        return text(raw, offset, length, true).getBytes(StandardCharsets.UTF_8);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        int backslash = text.indexOf('\\');
        while (backslash >= 0) {
            plain.append(text, from, backslash);
            from = backslash + 2;
            char c = backslash + 1 < text.length() ? text.charAt(backslash + 1) : 0;
            switch (c) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case '"', '\\', '/' -> plain.append(c);
                case 'u' -> {
                    int code = code(text, from);
                    if (code >= 0) {
                        plain.append((char) code);
                    }
                    from += HEX_DIGITS;
                }
                default -> {
                    // No escape of JSON.
                }
            }
            from = Math.min(from, text.length());
            backslash = text.indexOf('\\', from);
        }
        return plain.append(text, from, text.length()).toString();
    }

    /** Negative if there are no four digits. */
    private static int code(String text, int from) {
        int code = 0;
        for (int i = from; i < from + HEX_DIGITS; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code << 4 | digit;
        }
        return code;
    }
}
