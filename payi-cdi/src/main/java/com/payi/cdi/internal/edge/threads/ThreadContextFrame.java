package com.payi.cdi.internal.edge.threads;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * A frame, or null for none, that a platform captures on one thread and attaches on others. The providers for Jakarta
 * Concurrency and MicroProfile Context Propagation do the same with it; only their APIs differ.
 */
record ThreadContextFrame(Frame frame) {
    static ThreadContextFrame current() {
        return new ThreadContextFrame(RuntimeLocator.captureForOtherThread());
    }

    /** For a platform that removes the context of a thread for a while. */
    static ThreadContextFrame cleared() {
        return new ThreadContextFrame(null);
    }

    TrackScope attach() {
        return CurrentFrame.attachPropagated(frame);
    }
}
