package com.payi.cdi.internal.edge.threads;

import java.util.Map;

import org.eclipse.microprofile.context.spi.ThreadContextProvider;
import org.eclipse.microprofile.context.spi.ThreadContextSnapshot;

import com.payi.cdi.TrackContext;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/** Takes contexts along with MicroProfile Context Propagation. A service; never loaded where that API is missing. */
public final class MpThreadContextProvider implements ThreadContextProvider {
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
        return () -> CurrentFrame.attachPropagated(frame)::close;
    }
}
