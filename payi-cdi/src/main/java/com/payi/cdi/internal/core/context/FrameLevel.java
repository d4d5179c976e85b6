package com.payi.cdi.internal.core.context;

/**
 * What one level of the context gives.
 *
 * @param supplied the values as they were given, before the merge; of the root, the effective ones
 */
public record FrameLevel(Kind kind, ContextValues supplied) {
    public enum Kind {
        /** The configuration, and the current user over it. */
        ROOT,
        /** What a calling service has sent with the request. */
        HEADER,
        /** What the application has set for the request. */
        REQUEST, CONTEXT
    }
}
