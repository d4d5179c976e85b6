package com.payi.cdi.internal.edge.cli;

/** Ends a command, with a message for the user who gave it. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    CommandException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    static CommandException unusable(String message) {
        return new CommandException(ExitCode.UNUSABLE, message);
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
