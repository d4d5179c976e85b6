package com.payi.cdi.internal.edge.threads;

import java.util.Map;

import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

import com.payi.cdi.TrackContext;

/** Propagates contexts with MicroProfile Context Propagation. A service; never loaded where that API is missing. */
public final class MpThreadContextProvider implements ThreadContextProvider {
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
