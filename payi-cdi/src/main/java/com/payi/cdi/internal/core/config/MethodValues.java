package com.payi.cdi.internal.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Which values of a context the methods of AI services, agents and tools give.
 *
 * @param steps whether their names are steps of the use case
 * @param conversations whether their memory ids are those of conversations
 */
public record MethodValues(boolean steps, boolean conversations) {
    /** The configured ones; values that are not allowed are reported with all others when the application starts. */
    public static MethodValues read(ConfigLookup lookup) {
        List<String> ignored = new ArrayList<>();
        return read(new ValueReader(lookup, ignored));
    }

    static MethodValues read(ValueReader values) {
        return new MethodValues(values.choice(ConfigKey.USE_CASE_STEPS, UseCaseSteps.class) == UseCaseSteps.METHODS,
                values.choice(ConfigKey.CONVERSATION_IDS, ConversationIds.class) == ConversationIds.MEMORY_ID);
    }

    /** Whether they give any. */
    public boolean any() {
        return steps || conversations;
    }
}
