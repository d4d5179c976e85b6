package com.payi.quarkus.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.formatters.PatternFormatter;

/** What the library logs while a test runs. */
final class WarningsOfTheBuild extends Handler implements AutoCloseable {
    private static final Logger LOGGER = Logger.getLogger("com.payi.cdi");

    private final List<String> lines = new ArrayList<>();

    WarningsOfTheBuild() {
        LOGGER.addHandler(this);
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(new PatternFormatter("%s").format((org.jboss.logmanager.ExtLogRecord) line));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        LOGGER.removeHandler(this);
    }
}
