package com.payi.cdi.internal.core.call;

/** How an exchange ended. */
public enum Ending {
    /** The whole answer was read. */
    COMPLETE,
    /** The answer broke off, or the application did not want the rest. */
    PARTIAL,
    /** No answer came. */
    UNANSWERED
}
