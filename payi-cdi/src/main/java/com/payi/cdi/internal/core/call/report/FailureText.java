package com.payi.cdi.internal.core.call.report;

import java.net.ConnectException;

/** Names a failure without giving away more than its kind, unless content may be sent: a message may quote a prompt. */
final class FailureText {
    private static final String UNKNOWN = "no_answer";

    private FailureText() {}

    static String name(Throwable failure) {
        return failure == null ? UNKNOWN : rootCause(failure).getClass().getName();
    }

    static String description(Throwable failure, boolean withMessage) {
        if (failure == null) {
            return "The provider gave no answer; the client did not say why";
        }
        Throwable cause = rootCause(failure);
        String message = withMessage && cause.getMessage() != null ? ": " + cause.getMessage() : "";
        return failure.getClass().getSimpleName() + (cause == failure ? "" : ", " + cause.getClass().getSimpleName()) + message;
    }

    /** The deepest cause. The JDK's client gives a closed channel as the cause of a refused connection: that says less. */
    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure;
        Throwable refused = null;
        for (int depth = 0; cause.getCause() != null && depth < 20; depth++) {
            refused = cause instanceof ConnectException ? cause : refused;
            cause = cause.getCause();
        }
        return refused == null || cause instanceof ConnectException ? cause : refused;
    }
}
