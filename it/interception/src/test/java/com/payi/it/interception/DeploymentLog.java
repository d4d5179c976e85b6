package com.payi.it.interception;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs. */
final class DeploymentLog extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("com.payi.cdi");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    DeploymentLog() {
        logger.addHandler(this);
    }

    List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
