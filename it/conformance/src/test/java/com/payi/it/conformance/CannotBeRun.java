package com.payi.it.conformance;

/** The reason why a case cannot be run; it counts as failed. */
final class CannotBeRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotBeRun(String reason) {
        super(reason);
    }
}
