package com.payi.cdi.internal.edge.tracing;

import java.util.List;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.call.FinishedExchange;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** A reader that was asked already. Readers are asked once, so it answers in their place when the event is built. */
final class KnownUsage implements UsageReader {
    private final UsageReader reader;
    private List<Usage> others = List.of();
    private Usage usage;
    private RuntimeException failure;

    private KnownUsage(UsageReader reader) {
        this.reader = reader;
    }

    /** Asks the reader of a call that has ended. What it throws is thrown when the event is built. */
    static KnownUsage read(FinishedExchange exchange) {
        KnownUsage known = new KnownUsage(exchange.usage());
        try {
            known.others = known.reader.ofOtherModels();
            known.reader.request(exchange.request().tree());
            known.usage = known.reader.usage();
        } catch (RuntimeException e) {
            known.failure = e;
        } catch (LinkageError e) {
            known.failure = new IllegalStateException(e);
        }
        return known;
    }

    /** Null if the reader failed. */
    Usage known() {
        return usage;
    }

    @Override
    public Usage usage() {
        if (failure != null) {
            throw failure;
        }
        return usage;
    }

    @Override
    public List<Usage> ofOtherModels() {
        return others;
    }

    @Override
    public void request(JsonTree request) {
        // Was shown before.
    }

    @Override
    public void read(JsonTree message) {
        reader.read(message);
    }

    @Override
    public void headers(UnaryOperator<String> headers) {
        reader.headers(headers);
    }

    @Override
    public boolean hasContent() {
        return reader.hasContent();
    }

    @Override
    public boolean isFinished() {
        return reader.isFinished();
    }

    @Override
    public long heldBytes() {
        return reader.heldBytes();
    }

    @Override
    public boolean mayEndHere() {
        return reader.mayEndHere();
    }

    @Override
    public boolean hasFailed() {
        return reader.hasFailed();
    }
}
