package com.payi.cdi.internal.exchange;

/** How an exchange ended. */
enum Ending {
    /** The whole answer was read. */
    COMPLETE,
    /** The answer broke off, or the application did not want the rest. */
    PARTIAL,
    /** No answer came. */
    UNANSWERED
}
