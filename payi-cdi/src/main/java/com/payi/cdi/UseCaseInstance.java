package com.payi.cdi;

import java.io.Serializable;
import java.util.Objects;

/**
 * One instance of a use case (Pay-i: {@code use_case_name} and {@code use_case_id}). It holds nothing of the context
 * that it comes from, so the application can keep it, for example in a session or a database, after the context has
 * ended. {@link EffectiveContext#useCaseInstance()} reads it.
 *
 * @param name the use case's name, not blank
 * @param id the id of the instance, not blank
 * @since 0.1
 */
public record UseCaseInstance(String name, String id) implements Serializable {
    /**
     * Checks the values.
     *
     * @throws NullPointerException if a value is null
     * @throws IllegalArgumentException if a value is blank: Pay-i has no such use case or instance
     */
    public UseCaseInstance {
        requireText("name", name);
        requireText("id", id);
    }

    private static void requireText(String member, String value) {
        if (Objects.requireNonNull(value, member).isBlank()) {
            throw new IllegalArgumentException("The " + member
                    + " of a use case instance is blank. Give the use case's name and the id of its instance.");
        }
    }
}
