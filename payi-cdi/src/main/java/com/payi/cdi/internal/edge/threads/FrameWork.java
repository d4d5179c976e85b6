package com.payi.cdi.internal.edge.threads;

import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.spi.AsyncWork;

/** The work that belongs to a frame: all of it, or a part whose end is not the frame's. */
final class FrameWork implements AsyncWork {
    private final Frame frame;
    private final boolean whole;

    FrameWork(Frame frame, boolean whole) {
        this.frame = frame;
        this.whole = whole;
    }

    @Override
    public Run begin() {
        return new FrameRun(frame, CurrentFrame.get(), whole);
    }

    private static final class FrameRun implements Run {
        private final Frame frame;
        private final Frame callers;
        private final boolean endsFrame;
        private final AtomicBoolean ended = new AtomicBoolean();

        private FrameRun(Frame frame, Frame callers, boolean endsFrame) {
            this.frame = frame;
            this.callers = callers;
            this.endsFrame = endsFrame;
            if (endsFrame) {
                frame.workBegins();
            }
        }

        @Override
        public TrackScope methodContext() {
            return CurrentFrame.attach(frame);
        }

        @Override
        public TrackScope callerContext() {
            return CurrentFrame.attach(callers);
        }

        @Override
        public void completed(Throwable failure) {
            if (endsFrame && ended.compareAndSet(false, true)) {
                frame.workEnds();
                frame.completed(failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure);
            }
        }
    }
}
