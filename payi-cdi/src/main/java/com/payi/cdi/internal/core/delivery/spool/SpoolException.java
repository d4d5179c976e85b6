package com.payi.cdi.internal.core.delivery.spool;

/** The disk does not do what it should. */
public final class SpoolException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Kind {
        /** Another process, or another application of this one, uses the file. */
        IN_USE,
        /** What is in the file cannot be understood. */
        DAMAGED,
        /** No space, no permission, no disk. */
        UNUSABLE
    }

    private final transient Kind kind;

    SpoolException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
