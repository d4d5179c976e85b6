package com.payi.cdi.internal.edge.runtime;

import jakarta.enterprise.inject.Instance;

import com.payi.cdi.internal.core.call.OpenExchanges;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameOwner;

/** The application that owns a frame: gets the end of the frame's work, and has the beans. */
final class ApplicationFrames implements FrameOwner {
    private final OpenExchanges exchanges;
    private final Instance<Object> beans;

    ApplicationFrames(OpenExchanges exchanges, Instance<Object> beans) {
        this.exchanges = exchanges;
        this.beans = beans;
    }

    @Override
    public void completed(Frame frame, Throwable failure) {
        exchanges.completed(frame, failure);
    }

    @Override
    public void detached(Frame frame, Throwable failure) {
        exchanges.detached(frame, failure);
    }

    @Override
    public <T> T bean(Class<T> type) {
        return beans.select(type).get();
    }
}
