package com.payi.cdi.internal.core.context;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * The frame that holds on the current thread. A plain thread local, not an inheritable one, because a pooled thread would
 * inherit the frame of the task that created it.
 */
public final class CurrentFrame {
    /**
     * For each thread one place that stays, because to remove and to make an entry costs more than all the rest of a
     * scope. It is an array, so that what stays on a pooled thread is empty and of no class of the application's loader.
     */
    private static final ThreadLocal<Object[]> CURRENT = new ThreadLocal<>();
    /** Null except where a platform has a second place for frames. */
    private static final FrameSource PLATFORM = service(FrameSource.class);
    /** Null except in tests. */
    private static final ScopeWatch WATCH = service(ScopeWatch.class);
    /** Attached in place of null, so that a frame in a platform's second place does not hold either. */
    private static final Frame NOTHING = Frame.detachedRoot();

    private CurrentFrame() {}

    /** Null where no context is open. */
    public static Frame get() {
        OpenFrame innermost = innermost();
        Frame found = innermost == null ? ofPlatform() : innermost.frame;
        return found == null || found == NOTHING ? null : found.effective();
    }

    private static Frame ofPlatform() {
        return PLATFORM == null ? null : PLATFORM.current();
    }

    /** Whether the current frame, or a surrounding one, was opened elsewhere and propagated to this thread. */
    public static boolean isPropagated() {
        OpenFrame innermost = innermost();
        return innermost != null && innermost.propagated;
    }

    /**
     * The innermost scope of this thread that is open; null for none. Another thread may have closed a scope of this
     * one, which is removed now: a pooled thread would keep its frame for the work that comes next.
     */
    private static OpenFrame innermost() {
        Object[] place = CURRENT.get();
        OpenFrame known = place == null ? null : (OpenFrame) place[0];
        OpenFrame open = known;
        while (open != null && open.isClosed()) {
            open = open.previous;
        }
        if (open != known) {
            place[0] = open;
        }
        return open;
    }

    /** Makes a newly opened frame the current one. */
    public static OpenFrame open(Frame frame) {
        return new OpenFrame(frame, true);
    }

    /** Makes a captured frame, or null for none, the current one until the scope is closed. */
    public static OpenFrame attach(Frame captured) {
        return new OpenFrame(captured == null && PLATFORM != null ? NOTHING : captured, false);
    }

    /**
     * As {@link #attach}, for contexts that a platform propagates. If its second place has the same frame, that one is
     * attached: it knows when the work after a call no longer belongs to the frame.
     */
    public static OpenFrame attachPropagated(Frame captured) {
        Frame propagated = captured == null || innermost() != null ? null : ofPlatform();
        return attach(propagated != null && propagated.effective() == captured ? propagated : captured);
    }

    /** As {@link #attach}, for a subtask of the frame's work, which ends with the scope. */
    public static OpenFrame attachSubtask(Frame captured) {
        OpenFrame scope = attach(captured);
        if (captured != null && (scope.previous == null || scope.previous.frame != captured)) {
            scope.closing = Closing.DETACHES;
        }
        return scope;
    }

    private static void set(OpenFrame innermost) {
        Object[] place = CURRENT.get();
        if (place == null) {
            place = new Object[1];
            CURRENT.set(place);
        }
        place[0] = innermost;
    }

    /** Loaded once for the class, so that a missing service costs nothing later. */
    private static <S> S service(Class<S> type) {
        try {
            return ServiceLoader.load(type, CurrentFrame.class.getClassLoader()).findFirst().orElse(null);
        } catch (ServiceConfigurationError | LinkageError e) {
            PayiLogger.LOG.serviceUnusable(type.getName(), e);
            return null;
        }
    }

    /** A frame that is current until it is closed. */
    public static final class OpenFrame implements TrackScope {
        private static final AtomicIntegerFieldUpdater<OpenFrame> CLOSED = AtomicIntegerFieldUpdater
                .newUpdater(OpenFrame.class, "closed");

        private final Frame frame;
        private final OpenFrame previous;
        private final Thread thread;
        private final boolean propagated;
        private Closing closing;
        private Throwable failure;
        /** 0 while the scope is open; a number, so that it is changed once without an object of its own. */
        private volatile int closed;

        private OpenFrame(Frame frame, boolean owner) {
            this.frame = frame;
            this.previous = innermost();
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

        /** Keeps what the work inside the frame threw, for the owner of the frame. */
        public void failed(Throwable thrown) {
            failure = thrown;
        }

        /** The work continues after this scope is closed, and {@link Frame#completed} is called when it ends. */
        public void continueAsync() {
            closing = Closing.DETACHES;
        }

        /** On another thread, too: the frame ends for everything, and the scope's own thread leaves it when it looks. */
        @Override
        public void close() {
            if (!CLOSED.compareAndSet(this, 0, 1)) {
                return;
            }
            if (thread == Thread.currentThread()) {
                innermost();
            } else {
                if (WATCH != null) {
                    WATCH.closedElsewhere(this);
                }
                ThrottledLog.ofProcess().warn("closedElsewhere", () -> PayiLogger.LOG.scopeClosedElsewhere(thread.getName(),
                        Thread.currentThread().getName()));
            }
            if (WATCH != null) {
                WATCH.closed(this);
            }
            if (closing == Closing.COMPLETES) {
                frame.completed(failure);
            } else if (closing == Closing.DETACHES) {
                frame.detached(failure);
            }
        }

        private boolean isClosed() {
            return closed != 0;
        }
    }

    /** What the end of a scope means for its frame. */
    private enum Closing {
        /** Nothing: the work may continue elsewhere. */
        RESTORES,
        /** This thread's part of the work has ended. */
        DETACHES,
        /** The work has ended. */
        COMPLETES
    }
}
