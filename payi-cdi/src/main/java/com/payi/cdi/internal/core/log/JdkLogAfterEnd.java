package com.payi.cdi.internal.core.log;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Writes messages to the standard error stream after {@code java.util.logging} has removed its handlers. It does so as soon
 * as the JVM begins to end, while applications end as well: the last messages, which tell what was delivered, would be
 * lost. Writes only what the handlers would have written.
 */
final class JdkLogAfterEnd {
    private static final Map<String, JdkLogAfterEnd> ALL = new ConcurrentHashMap<>();

    private final Logger logger;
    private final BooleanSupplier jvmEnds;
    private final Supplier<PrintStream> out;
    /** The lowest level that the handlers have written, while there were any. */
    private volatile int written = Level.OFF.intValue();

    /** One for a category, because the message at the end may be the first of its kind. */
    static JdkLogAfterEnd of(String category) {
        return ALL.computeIfAbsent(category, name -> new JdkLogAfterEnd(Logger.getLogger(name), JdkLogAfterEnd::jvmEnds,
                () -> System.err));
    }

    JdkLogAfterEnd(Logger logger, BooleanSupplier jvmEnds, Supplier<PrintStream> out) {
        this.logger = logger;
        this.jvmEnds = jvmEnds;
        this.out = out;
    }

    /** The only way to ask: the JVM refuses hooks when it ends. */
    private static boolean jvmEnds() {
        Thread hook = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            Runtime.getRuntime().removeShutdownHook(hook);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Called after the message was logged: it may be written twice, but is not lost. */
    void logged(Level level, Supplier<String> message, Throwable thrown) {
        Integer lowest = lowestOfHandlers();
        if (lowest != null) {
            written = Math.max(lowest, lowestOfLoggers());
        } else if (level.intValue() >= written && jvmEnds.getAsBoolean()) {
            LogRecord record = new LogRecord(level, message.get());
            record.setLoggerName(logger.getName());
            record.setSourceClassName(null);
            record.setThrown(thrown);
            out.get().print(new SimpleFormatter().format(record));
        }
    }

    /** Null where there is no handler. */
    private Integer lowestOfHandlers() {
        Integer lowest = null;
        for (Logger at = logger; at != null; at = at.getUseParentHandlers() ? at.getParent() : null) {
            for (Handler handler : at.getHandlers()) {
                int level = handler.getLevel().intValue();
                lowest = lowest == null ? level : Math.min(lowest, level);
            }
        }
        return lowest;
    }

    private int lowestOfLoggers() {
        for (Logger at = logger; at != null; at = at.getParent()) {
            if (at.getLevel() != null) {
                return at.getLevel().intValue();
            }
        }
        return Level.INFO.intValue();
    }
}
