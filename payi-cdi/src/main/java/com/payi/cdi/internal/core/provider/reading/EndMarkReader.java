package com.payi.cdi.internal.core.provider.reading;

import com.payi.cdi.spi.UsageReader;

/** Reads answers whose streams have a mark at their end: unless it was seen, something is missing of a stream. */
public abstract class EndMarkReader implements UsageReader {
    protected boolean content;
    protected boolean finished;
    protected boolean failed;

    @Override
    public final boolean hasContent() {
        return content;
    }

    @Override
    public final boolean isFinished() {
        return finished;
    }

    @Override
    public boolean mayEndHere() {
        return finished;
    }

    @Override
    public boolean hasFailed() {
        return failed;
    }
}
