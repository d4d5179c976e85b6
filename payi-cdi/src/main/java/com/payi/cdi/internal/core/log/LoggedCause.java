package com.payi.cdi.internal.core.log;

/**
 * Stands in the log for an exception whose message is no single line: with the same stack, and a message that is one. That of a
 * LinkageError has what to do, too.
 */
final class LoggedCause extends Throwable {
    private static final long serialVersionUID = 1L;
    static final int MAX_DEPTH = 20;

    private final String text;

    private LoggedCause(Throwable thrown, Throwable cause) {
        super(null, cause, false, true);
        this.text = LogText.of(thrown) + remedy(thrown);
        setStackTrace(thrown.getStackTrace());
    }

    /** The exception itself where neither its message nor that of a cause needs another one; null for null. */
    static Throwable of(Throwable thrown) {
        return thrown == null || isPlain(thrown, 0) ? thrown : of(thrown, 0);
    }

    private static boolean isPlain(Throwable thrown, int depth) {
        if (depth >= MAX_DEPTH || thrown instanceof LinkageError || !LogText.of(thrown).equals(textOf(thrown))) {
            return false;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (!isPlain(suppressed, depth + 1)) {
                return false;
            }
        }
        return thrown.getCause() == null || isPlain(thrown.getCause(), depth + 1);
    }

    /** Without suppressed exceptions, and no deeper than a chain of causes goes: one can contain itself. */
    private static LoggedCause of(Throwable thrown, int depth) {
        Throwable cause = thrown.getCause();
        return new LoggedCause(thrown, cause == null || depth >= MAX_DEPTH ? null : of(cause, depth + 1));
    }

    private static String remedy(Throwable thrown) {
        String text = thrown instanceof LinkageError ? textOf(thrown) : null;
        String remedy = text == null ? "" : LinkageText.remedy(text);
        return remedy.isEmpty() ? "" : "." + LogText.of(remedy);
    }

    private static String textOf(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            return null;
        }
    }

    /** The name and the message of the exception that this one stands for. */
    @Override
    public String toString() {
        return text;
    }
}
