package com.payi.cdi.internal.core.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.payi.cdi.TrackScope;

/**
 * A frame, or null for none, for platforms that say when a thread begins and ends to work for whoever captured it. What was
 * captured once may run on several threads at a time.
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

    /** Without effect on a thread that has not entered. */
    public void leave() {
        TrackScope scope = open.remove(Thread.currentThread());
        if (scope != null) {
            scope.close();
        }
    }
}
