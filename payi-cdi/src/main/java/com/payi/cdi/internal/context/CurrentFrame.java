package com.payi.cdi.internal.context;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.PayiLogger;

/**
 * The frame that holds on the current thread. The one static state of the library: a plain thread local, not an inheritable
 * one, because pooled threads would inherit the frame of whoever happened to create them.
 */
public final class CurrentFrame {
    private static final ThreadLocal<Frame> CURRENT = new ThreadLocal<>();

    private CurrentFrame() {}

    /** Null where no context is open. */
    public static Frame get() {
        return CURRENT.get();
    }

    /** Makes a newly opened frame the current one. */
    public static OpenFrame open(Frame frame) {
        return new OpenFrame(frame, true);
    }

    /** Makes a frame that was captured elsewhere, or null for none, the current one for a while. */
    public static TrackScope attach(Frame captured) {
        return new OpenFrame(captured, false);
    }

    private static void set(Frame frame) {
        if (frame == null) {
            // Removed, not set to null: an entry left behind would pin the application's class loader to a pooled thread.
            CURRENT.remove();
        } else {
            CURRENT.set(frame);
        }
    }

    /** A frame that is current until it is closed. */
    public static final class OpenFrame implements TrackScope {
        private final Frame frame;
        private final Frame previous;
        private final Thread thread;
        private final boolean owner;
        private Throwable failure;
        private boolean closed;

        private OpenFrame(Frame frame, boolean owner) {
            this.frame = frame;
            this.previous = CURRENT.get();
            this.thread = Thread.currentThread();
            this.owner = owner;
            set(frame);
        }

        /** What the work inside the frame threw. */
        public void failed(Throwable thrown) {
            failure = thrown;
        }

        @Override
        public void close() {
            if (thread != Thread.currentThread()) {
                PayiLogger.LOG.scopeClosedElsewhere(thread.getName(), Thread.currentThread().getName());
                return;
            }
            if (closed) {
                return;
            }
            closed = true;
            set(previous);
            if (owner) {
                frame.ended(failure);
            }
        }
    }
}
