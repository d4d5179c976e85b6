package com.payi.it.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The placeholders of generated values, for one case. */
final class Placeholders {
    private static final Pattern GENERATED = Pattern.compile("<uuid:[^>]+>");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, String> values = new HashMap<>();

    /** Whether a value is the expected one; the same placeholder is the same value, another one another. */
    boolean matches(String expected, String found) {
        if (expected == null || found == null || !GENERATED.matcher(expected).matches()) {
            return expected == null ? found == null : expected.equals(found);
        }
        if (!UUID.matcher(found).matches()) {
            return false;
        }
        String known = values.get(expected);
        if (known == null && !values.containsValue(found)) {
            values.put(expected, found);
            return true;
        }
        return found.equals(known);
    }
}
