package com.payi.cdi.internal.core.context;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * The frame that holds on the current thread. The one static state of the library: a plain thread local, not an inheritable
 * one, because pooled threads would inherit the frame of whoever happened to create them.
 */
public final class CurrentFrame {
    private static final ThreadLocal<OpenFrame> CURRENT = new ThreadLocal<>();
    /** Null except where a platform has a second place for frames. */
    private static final FrameSource PLATFORM = service(FrameSource.class);
    /** Null except in tests. */
    private static final ScopeWatch WATCH = service(ScopeWatch.class);
    /** Says that no frame holds, so that a platform's second place is not asked either. */
    private static final Frame NOTHING = Frame.detachedRoot();

    private CurrentFrame() {}

    /** Null where no context is open. */
    public static Frame get() {
        OpenFrame innermost = CURRENT.get();
        Frame found = innermost == null ? leftByPlatform() : innermost.frame;
        return found == null || found == NOTHING ? null : found.effective();
    }

    private static Frame leftByPlatform() {
        return PLATFORM == null ? null : PLATFORM.current();
    }

    /** Whether the current frame, or one that it stands on, was opened elsewhere and propagated to this thread. */
    public static boolean isPropagated() {
        OpenFrame innermost = CURRENT.get();
        return innermost != null && innermost.propagated;
    }

    /** Makes a newly opened frame the current one. */
    public static OpenFrame open(Frame frame) {
        return new OpenFrame(frame, true);
    }

    /** Makes a frame that was captured elsewhere, or null for none, the current one for a while. */
    public static OpenFrame attach(Frame captured) {
        return new OpenFrame(captured == null && PLATFORM != null ? NOTHING : captured, false);
    }

    /**
     * As {@link #attach}, for contexts that a platform takes along on its own. Where it has left the same frame by itself, that
     * one is taken: it knows when the work behind the call is no longer the frame's.
     */
    public static OpenFrame attachPropagated(Frame captured) {
        Frame left = captured == null || CURRENT.get() != null ? null : leftByPlatform();
        return attach(left != null && left.effective() == captured ? left : captured);
    }

    /** As {@link #attach}, for a part of the frame's work that ends with the scope. */
    public static OpenFrame attachSubtask(Frame captured) {
        OpenFrame scope = attach(captured);
        if (captured != null && (scope.previous == null || scope.previous.frame != captured)) {
            scope.closing = Closing.DETACHES;
        }
        return scope;
    }

    private static void set(OpenFrame innermost) {
        if (innermost == null) {
            // Removed, not set to null: an entry left behind would pin the application's class loader to a pooled thread.
            CURRENT.remove();
        } else {
            CURRENT.set(innermost);
        }
    }

    /** Constant for the life of the class, so that what is absent costs nothing. */
    private static <S> S service(Class<S> type) {
        try {
            return ServiceLoader.load(type, CurrentFrame.class.getClassLoader()).findFirst().orElse(null);
        } catch (ServiceConfigurationError e) {
            PayiLogger.LOG.serviceUnusable(type.getName(), e);
            return null;
        }
    }

    /** A frame that is current until it is closed. */
    public static final class OpenFrame implements TrackScope {
        private final Frame frame;
        private final OpenFrame previous;
        private final Thread thread;
        private final boolean propagated;
        private Closing closing;
        private Throwable failure;
        private boolean closed;

        private OpenFrame(Frame frame, boolean owner) {
            this.frame = frame;
            this.previous = CURRENT.get();
            this.thread = Thread.currentThread();
            this.propagated = !owner || previous != null && previous.propagated;
            this.closing = owner ? Closing.COMPLETES : Closing.RESTORES;
            set(this);
            if (WATCH != null) {
                WATCH.opened(this);
            }
        }

        /** The frame that this scope makes current. */
        public Frame frame() {
            return frame;
        }

        /** What the work inside the frame threw. */
        public void failed(Throwable thrown) {
            failure = thrown;
        }

        /** The work goes on elsewhere once this scope is closed, and somebody else tells the frame of its end. */
        public void continueAsync() {
            closing = Closing.DETACHES;
        }

        @Override
        public void close() {
            if (thread != Thread.currentThread()) {
                if (WATCH != null) {
                    WATCH.closedElsewhere(this);
                }
                PayiLogger.LOG.scopeClosedElsewhere(thread.getName(), Thread.currentThread().getName());
                return;
            }
            if (closed) {
                return;
            }
            closed = true;
            leaveThread();
            if (WATCH != null) {
                WATCH.closed(this);
            }
            if (closing == Closing.COMPLETES) {
                frame.completed(failure);
            } else if (closing == Closing.DETACHES) {
                frame.detached(failure);
            }
        }

        /** Scopes may be closed in another order than they were opened in: what is closed is not gone back to. */
        private void leaveThread() {
            if (CURRENT.get() != this) {
                return;
            }
            OpenFrame open = previous;
            while (open != null && open.closed) {
                open = open.previous;
            }
            set(open);
        }
    }

    /** What the end of a scope means to its frame. */
    private enum Closing {
        /** Nothing: whoever opened it does not know what became of the work. */
        RESTORES,
        /** This thread is done with it. */
        DETACHES,
        /** Everything is done. */
        COMPLETES
    }
}
