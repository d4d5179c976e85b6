package com.payi.cdi.internal.core.call;

/**
 * One of the requests that an operation is made of.
 *
 * @param number 1 for the first
 */
record Attempt(Operation operation, int number) {
    private static final int FIRST_ERROR = 400;

    /** The attempt has ended. */
    void ended(Ending ending, int status) {
        if (ending != Ending.COMPLETE || status >= FIRST_ERROR) {
            operation.failed();
        }
    }
}
