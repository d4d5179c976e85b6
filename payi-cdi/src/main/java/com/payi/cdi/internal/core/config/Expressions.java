package com.payi.cdi.internal.core.config;

/**
 * Texts with {@code ${key}} and {@code ${key:default}}, written as in MicroProfile Config. That API cannot do it: it
 * expands only its own values, not texts from elsewhere, and it may be missing.
 */
public final class Expressions {
    private static final int MAX_DEPTH = 16;

    private final ConfigLookup lookup;

    public Expressions(ConfigLookup lookup) {
        this.lookup = lookup;
    }

    /** Whether a text may contain an expression. */
    public static boolean isIn(String text) {
        return text.contains("${");
    }

    /**
     * @throws MissingKeyException if a key has neither a value nor a default
     * @throws IllegalArgumentException if a brace is not closed, or defaults nest too deeply
     */
    public String expand(String text) {
        return expand(text, 0);
    }

    private String expand(String text, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("defaults nest more than " + MAX_DEPTH + " deep");
        }
        StringBuilder expanded = new StringBuilder();
        int from = 0;
        for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
            if (start > from && text.charAt(start - 1) == '\\') {
                expanded.append(text, from, start - 1).append("${");
                from = start + 2;
                continue;
            }
            int end = closing(text, start + 2);
            expanded.append(text, from, start).append(value(text.substring(start + 2, end), depth));
            from = end + 1;
        }
        return expanded.append(text, from, text.length()).toString();
    }

    private String value(String expression, int depth) {
        int colon = expression.indexOf(':');
        String key = (colon < 0 ? expression : expression.substring(0, colon)).strip();
        String value = key.isEmpty() ? null : lookup.value(key);
        if (value != null) {
            return value;
        }
        if (colon < 0) {
            throw new MissingKeyException(key);
        }
        return expand(expression.substring(colon + 1), depth + 1);
    }

    /** Where the brace ends that was opened before; braces of nested expressions are passed over. */
    private static int closing(String text, int from) {
        int open = 1;
        for (int i = from; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                open++;
                i++;
            } else if (text.charAt(i) == '}' && --open == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("a '${' has no '}'");
    }

    /** A key that an expression names has no value. */
    public static final class MissingKeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String key;

        MissingKeyException(String key) {
            super(key);
            this.key = key;
        }

        public String key() {
            return key;
        }
    }
}
