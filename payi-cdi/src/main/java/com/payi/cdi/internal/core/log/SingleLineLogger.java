package com.payi.cdi.internal.core.log;

import org.jboss.logging.Logger;

/**
 * The one way of the library's messages into the log. Writes no text of the application as it is: see {@link LogText}.
 */
final class SingleLineLogger extends Logger {
    private static final long serialVersionUID = 1L;

    private final transient Logger logger;

    SingleLineLogger(String category) {
        super(category);
        this.logger = Logger.getLogger(category);
    }

    @Override
    public boolean isEnabled(Level level) {
        return logger.isEnabled(level);
    }

    @Override
    protected void doLog(Level level, String loggerClass, Object message, Object[] parameters, Throwable thrown) {
        if (isEnabled(level)) {
            logger.log(loggerClass, level, LogText.of(message), safe(parameters), LoggedCause.of(thrown));
        }
    }

    @Override
    protected void doLogf(Level level, String loggerClass, String format, Object[] parameters, Throwable thrown) {
        if (isEnabled(level)) {
            logger.logf(loggerClass, level, LoggedCause.of(thrown), format, safe(parameters));
        }
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
