package com.payi.cdi.internal.edge.runtime;

import java.util.function.Consumer;

import jakarta.enterprise.inject.Instance;

import com.payi.cdi.internal.core.call.OpenExchanges;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameOwner;
import com.payi.cdi.internal.core.delivery.ResultNeed;

/** The application that owns a frame: gets the end of the frame's work, and has the beans. */
final class ApplicationFrames implements FrameOwner {
    private final OpenExchanges exchanges;
    private final Instance<Object> beans;
    private final ResultNeed need;
    private volatile Consumer<Frame> withoutCall = frame -> {};

    ApplicationFrames(OpenExchanges exchanges, Instance<Object> beans, ResultNeed need) {
        this.exchanges = exchanges;
        this.beans = beans;
        this.need = need;
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
    public void completedWithoutCall(Frame frame) {
        withoutCall.accept(frame);
    }

    @Override
    public void resultRead() {
        need.wasRead();
    }

    /** @param listener gets the frames whose work has ended without a call that was seen */
    void whenWithoutCall(Consumer<Frame> listener) {
        withoutCall = listener;
    }

    @Override
    public <T> T bean(Class<T> type) {
        return beans.select(type).get();
    }
}
