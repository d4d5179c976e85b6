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
    private final Map<Thread, Entry> open = new ConcurrentHashMap<>(2);

    /** @param before the entry of the same thread that this one is nested in, null for none */
    private record Entry(TrackScope scope, Entry before) {}

    public PropagatedFrame(Frame frame) {
        this.frame = frame;
    }

    public void enter() {
        Thread thread = Thread.currentThread();
        open.put(thread, new Entry(CurrentFrame.attach(frame), open.get(thread)));
    }

    /** Ends what the last {@link #enter} of this thread began; without effect on a thread that has not entered. */
    public void leave() {
        Thread thread = Thread.currentThread();
        Entry innermost = open.remove(thread);
        if (innermost == null) {
            return;
        }
        if (innermost.before != null) {
            open.put(thread, innermost.before);
        }
        innermost.scope.close();
    }
}
