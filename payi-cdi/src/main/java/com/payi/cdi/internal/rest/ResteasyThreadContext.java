package com.payi.cdi.internal.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jboss.resteasy.spi.concurrent.ThreadContext;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.context.CurrentFrame;
import com.payi.cdi.internal.context.Frame;

/**
 * Takes contexts along to RESTEasy's own threads, which send asynchronous requests. A service; never loaded where RESTEasy is
 * missing.
 */
public final class ResteasyThreadContext implements ThreadContext<ResteasyThreadContext.Captured> {
    @Override
    public Captured capture() {
        return new Captured(CurrentFrame.get());
    }

    @Override
    public void push(Captured captured) {
        captured.enter();
    }

    @Override
    public void reset(Captured captured) {
        captured.leave();
    }

    /** A frame, or null for none, with the scopes it is open in: what was captured once may run on several threads. */
    static final class Captured {
        private final Frame frame;
        private final Map<Thread, TrackScope> open = new ConcurrentHashMap<>(2);

        private Captured(Frame frame) {
            this.frame = frame;
        }

        private void enter() {
            open.put(Thread.currentThread(), CurrentFrame.attach(frame));
        }

        private void leave() {
            TrackScope scope = open.remove(Thread.currentThread());
            if (scope != null) {
                scope.close();
            }
        }
    }
}
