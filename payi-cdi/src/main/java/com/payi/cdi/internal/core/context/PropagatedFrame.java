package com.payi.cdi.internal.core.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.payi.cdi.TrackScope;

/**
 * A captured frame, or null for none, for platforms that call when a thread begins and ends to work in it. Several
 * threads may work in it at once.
 */
public final class PropagatedFrame {
    private final Frame frame;
    private final Map<Thread, TrackScope> open = new ConcurrentHashMap<>(2);

    public PropagatedFrame(Frame frame) {
        this.frame = frame;
    }

    public void enter() {
        open.put(Thread.currentThread(), CurrentFrame.attach(frame));
    }

    /** Ends what {@link #enter} began; without effect on a thread that has not entered. */
    public void leave() {
        TrackScope scope = open.remove(Thread.currentThread());
        if (scope != null) {
            scope.close();
        }
    }
}
