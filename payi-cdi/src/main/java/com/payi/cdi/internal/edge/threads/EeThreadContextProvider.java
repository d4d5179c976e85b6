package com.payi.cdi.internal.edge.threads;

import java.util.Map;

import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;

import com.payi.cdi.TrackContext;

/** Propagates contexts with Jakarta Concurrency. A service; never loaded where that API is missing. */
public final class EeThreadContextProvider implements ThreadContextProvider {
    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        return snapshot(ThreadContextFrame.current());
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return snapshot(ThreadContextFrame.cleared());
    }

    @Override
    public String getThreadContextType() {
        return TrackContext.CONTEXT_TYPE;
    }

    private static ThreadContextSnapshot snapshot(ThreadContextFrame frame) {
        return () -> frame.attach()::close;
    }
}
