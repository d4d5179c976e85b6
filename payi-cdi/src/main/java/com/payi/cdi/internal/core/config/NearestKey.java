package com.payi.cdi.internal.core.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the key that a misspelled name most likely means. */
final class NearestKey {
    private static final int PREFIX = ConfigKey.COMMON_PREFIX.length();
    /** Of the characters of a name, one in so many may be wrong. */
    private static final int CHARACTERS_PER_MISTAKE = 3;

    private NearestKey() {}

    /** Null if no key is near. */
    static ConfigKey of(String name) {
        String text = VariableName.of(name).substring(PREFIX);
        ConfigKey nearest = null;
        int least = Math.max(1, text.length() / CHARACTERS_PER_MISTAKE) + 1;
        for (ConfigKey key : ConfigKey.values()) {
            int distance = distance(key.variable().substring(PREFIX), text);
            if (distance < least) {
                nearest = key;
                least = distance;
            }
        }
        return nearest == null ? shortestWith(text) : nearest;
    }

    /** The shortest key that has all the words, for a name without some of a key's words. */
    private static ConfigKey shortestWith(String text) {
        List<String> words = List.of(text.split("_"));
        ConfigKey shortest = null;
        for (ConfigKey key : ConfigKey.values()) {
            boolean matches = new ArrayList<>(Arrays.asList(key.variable().split("_"))).containsAll(words);
            if (matches && (shortest == null || key.key().length() < shortest.key().length())) {
                shortest = key;
            }
        }
        return shortest;
    }

    /** How many characters have to be added, removed or replaced; any text may be in place of a {@code *}. */
    private static int distance(String pattern, String text) {
        int[] row = new int[text.length() + 1];
        for (int j = 0; j <= text.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= pattern.length(); i++) {
            boolean any = pattern.charAt(i - 1) == '*';
            int[] next = new int[text.length() + 1];
            next[0] = any ? row[0] : i;
            for (int j = 1; j <= text.length(); j++) {
                int replaced = row[j - 1] + (pattern.charAt(i - 1) == text.charAt(j - 1) ? 0 : 1);
                next[j] = any ? Math.min(row[j], next[j - 1]) : Math.min(replaced, 1 + Math.min(row[j], next[j - 1]));
            }
            row = next;
        }
        return row[text.length()];
    }
}
