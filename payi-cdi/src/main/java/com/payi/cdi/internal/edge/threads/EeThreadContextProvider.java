package com.payi.cdi.internal.edge.threads;

import java.util.Map;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;

import com.payi.cdi.TrackContext;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/** Takes contexts along with Jakarta Concurrency. A service; never loaded where that API is missing. */
public final class EeThreadContextProvider implements ThreadContextProvider {
    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        return snapshot(RuntimeLocator.captureForOtherThread());
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return snapshot(null);
    }

    @Override
    public String getThreadContextType() {
        return TrackContext.CONTEXT_TYPE;
    }

    private static ThreadContextSnapshot snapshot(Frame frame) {
        return () -> CurrentFrame.attach(frame)::close;
    }
}
