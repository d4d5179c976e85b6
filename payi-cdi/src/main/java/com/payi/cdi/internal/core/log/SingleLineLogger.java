package com.payi.cdi.internal.core.log;

import java.text.MessageFormat;
import java.util.function.Supplier;

import org.jboss.logging.Logger;

/**
 * The one way of the library's messages into the log. Writes no text of the application as it is: see {@link LogText}.
 */
final class SingleLineLogger extends Logger {
    private static final long serialVersionUID = 1L;

    private static final String OF_JDK = "org.jboss.logging.JDKLogger";

    private final transient Logger logger;
    /** Null where the log is not that of the JDK. */
    private final transient JdkLogAfterEnd afterEnd;

    SingleLineLogger(String category) {
        super(category);
        this.logger = Logger.getLogger(category);
        this.afterEnd = logger.getClass().getName().equals(OF_JDK) ? JdkLogAfterEnd.of(category) : null;
    }

    @Override
    public boolean isEnabled(Level level) {
        return logger.isEnabled(level);
    }

    @Override
    protected void doLog(Level level, String loggerClass, Object message, Object[] parameters, Throwable thrown) {
        if (isEnabled(level)) {
            String text = LogText.of(message);
            Object[] safe = safe(parameters);
            Throwable cause = LoggedCause.of(thrown);
            logger.log(loggerClass, level, text, safe, cause);
            logged(level, () -> safe == null || safe.length == 0 ? text : MessageFormat.format(text, safe), cause);
        }
    }

    @Override
    protected void doLogf(Level level, String loggerClass, String format, Object[] parameters, Throwable thrown) {
        if (isEnabled(level)) {
            Object[] safe = safe(parameters);
            Throwable cause = LoggedCause.of(thrown);
            logger.logf(loggerClass, level, cause, format, safe);
            logged(level, () -> safe == null ? format : String.format(format, safe), cause);
        }
    }

    private void logged(Level level, Supplier<String> message, Throwable cause) {
        if (afterEnd != null) {
            afterEnd.logged(ofJdk(level), message, cause);
        }
    }

    private static java.util.logging.Level ofJdk(Level level) {
        return switch (level) {
            case FATAL, ERROR -> java.util.logging.Level.SEVERE;
            case WARN -> java.util.logging.Level.WARNING;
            case INFO -> java.util.logging.Level.INFO;
            case DEBUG -> java.util.logging.Level.FINE;
            case TRACE -> java.util.logging.Level.FINER;
        };
    }

    /** Numbers stay, because a format may ask for one. */
    private static Object[] safe(Object[] parameters) {
        if (parameters == null) {
            return null;
        }
        Object[] safe = parameters.clone();
        for (int i = 0; i < safe.length; i++) {
            if (safe[i] instanceof LogList list) {
                safe[i] = list.toString();
            } else if (safe[i] != null && !(safe[i] instanceof Number)) {
                safe[i] = LogText.of(safe[i]);
            }
        }
        return safe;
    }
}
