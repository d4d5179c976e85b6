package com.payi.cdi.internal.core.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TSFBuilder;

/**
 * How Jackson reads events: logged prompts and the names of properties are as long as the application allows.
 *
 * <p>
 * The Jackson of a server can come before that of the application. Therefore this is the only class that calls what the oldest
 * supported version does not have; what such a version cannot change is no limit there.
 */
public final class EventJson {
    /** Without memory of the names of members, which may be as many as there are events. */
    public static final JsonFactory FACTORY = withoutLimits(
            JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)).build();

    private EventJson() {}

    private static TSFBuilder<?, ?> withoutLimits(TSFBuilder<?, ?> builder) {
        try {
            return Limits.removeFrom(builder);
        } catch (LinkageError e) {
            // Before 2.15, there are no limits. The class with them may still be found in a later JAR.
            return builder;
        }
    }

    /** A class of its own, so that its types are looked for no earlier than they are needed. */
    private static final class Limits {
        private static TSFBuilder<?, ?> removeFrom(TSFBuilder<?, ?> builder) {
            StreamReadConstraints.Builder limits = StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE);
            removeThatOfNames(limits);
            return builder.streamReadConstraints(limits.build());
        }

        private static void removeThatOfNames(StreamReadConstraints.Builder limits) {
            try {
                limits.maxNameLength(Integer.MAX_VALUE);
            } catch (NoSuchMethodError e) {
                // Before 2.16, names have no limit.
                return;
            }
        }
    }
}
