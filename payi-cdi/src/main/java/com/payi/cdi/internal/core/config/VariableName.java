package com.payi.cdi.internal.core.config;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a key is written as an environment variable: upper case, and an underscore in place of each character that is no
 * letter and no digit, as in MicroProfile Config. Several keys may be written alike.
 */
final class VariableName {
    private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]");
    private static final Pattern VARIABLE = Pattern.compile("(PAYI|payi)_[A-Za-z0-9_]+");

    private VariableName() {}

    static String of(String key) {
        return withUnderscores(key).toUpperCase(Locale.ROOT);
    }

    static String withUnderscores(String key) {
        return OTHER.matcher(key).replaceAll("_");
    }

    /** Whether a name that a source lists is that of a variable which begins like the library's keys. */
    static boolean isVariable(String name) {
        return VARIABLE.matcher(name).matches();
    }

    /** Whether the value of a key is found by that spelling: platforms ask for upper case and for the key's own case. */
    static boolean isFound(String variable) {
        return variable.equals(variable.toUpperCase(Locale.ROOT)) || variable.equals(variable.toLowerCase(Locale.ROOT));
    }
}
