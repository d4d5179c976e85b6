package com.payi.cdi.internal.core.config;

import com.payi.cdi.internal.core.log.LogText;

/**
 * A name that begins like the library's keys and is none of them: most likely misspelled.
 *
 * @param name of a key or of an environment variable
 * @param nearest what is written most like it, in the same form; null if nothing is
 */
public record UnknownKey(String name, String nearest) {
    static UnknownKey of(String name) {
        ConfigKey nearest = NearestKey.of(name);
        String text = nearest == null ? null : nearest.key();
        return new UnknownKey(name, text != null && VariableName.isVariable(name) ? nearest.variable() : text);
    }

    /** What it is, for a message. */
    public String subject() {
        return (VariableName.isVariable(name) ? "The environment variable " : "The configuration key ") + LogText.of(name);
    }

    /** A sentence that names the nearest, empty if there is none. */
    public String hint() {
        return nearest == null ? "" : " The nearest known name is " + nearest + ".";
    }
}
