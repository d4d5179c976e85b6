package com.payi.it.conformance;

/** Says why a case cannot be run at all; it counts as failed. */
final class CannotBeRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotBeRun(String reason) {
        super(reason);
    }
}
