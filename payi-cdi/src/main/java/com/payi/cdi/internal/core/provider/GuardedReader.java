package com.payi.cdi.internal.core.provider;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/**
 * A reader of the application. A message that it fails to read is left out, and the following ones are read: neither
 * the application's reading nor what the library itself collects ends. The answers to {@link #request},
 * {@link #usage} and {@link #ofOtherModels} are asked for where a failure of them is handled.
 */
final class GuardedReader implements UsageReader {
    private final UsageReader reader;
    private final String dialect;
    private final Containment contained;

    /** @param dialect the name of the class that made the reader */
    GuardedReader(UsageReader reader, String dialect, Containment contained) {
        this.reader = reader;
        this.dialect = dialect;
        this.contained = contained;
    }

    private <T> T answer(String method, Supplier<T> asked, T otherwise) {
        return contained.value("reader." + method, asked, otherwise,
                failure -> PayiLogger.LOG.dialectFailed(dialect, "reader, " + method, "a provider", failure));
    }

    @Override
    public void headers(UnaryOperator<String> headers) {
        answer("headers", () -> {
            reader.headers(headers);
            return null;
        }, null);
    }

    @Override
    public void request(JsonTree request) {
        reader.request(request);
    }

    @Override
    public void read(JsonTree message) {
        answer("read", () -> {
            reader.read(message);
            return null;
        }, null);
    }

    @Override
    public Usage usage() {
        return reader.usage();
    }

    @Override
    public List<Usage> ofOtherModels() {
        return reader.ofOtherModels();
    }

    @Override
    public long heldBytes() {
        return answer("heldBytes", reader::heldBytes, 0L);
    }

    @Override
    public boolean mayEndHere() {
        return answer("mayEndHere", reader::mayEndHere, true);
    }

    @Override
    public boolean hasFailed() {
        return answer("hasFailed", reader::hasFailed, false);
    }

    @Override
    public boolean hasContent() {
        return answer("hasContent", reader::hasContent, false);
    }

    @Override
    public boolean isFinished() {
        return answer("isFinished", reader::isFinished, false);
    }
}
