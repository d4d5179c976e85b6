package com.payi.cdi.internal.edge.cli;

/** How a command ended; the worst counts. */
enum ExitCode {
    /** Everything was done. */
    DONE,
    /** Something needs to be looked at: a damaged file or line, or an event that Pay-i refuses. */
    ATTENTION,
    /** The arguments, the key or the address of Pay-i cannot be used. */
    UNUSABLE,
    /** A running process works with a file. */
    IN_USE,
    /** Pay-i did not take everything; the rest is where it was. */
    REMAINING;

    int number() {
        return ordinal();
    }

    ExitCode and(ExitCode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
