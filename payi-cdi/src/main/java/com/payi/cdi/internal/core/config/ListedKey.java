package com.payi.cdi.internal.core.config;

/**
 * A key that a source of configuration lists.
 *
 * @param name to ask the source by: the key, or an environment variable
 * @param chosen the user's text in place of the {@code *}; empty for a key without it
 * @param spelled false where the name is that of a variable, which has lost the case and the punctuation of {@code chosen}
 */
record ListedKey(ConfigKey key, String name, String chosen, boolean spelled) {
    ListedKey spelled(String as) {
        return new ListedKey(key, name, as, true);
    }
}
