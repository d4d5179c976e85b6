package com.payi.cdi.internal.edge.threads;

import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.spi.AsyncWork;

/** Asynchronous work of a frame: all of it, whose end completes the frame, or a part of it. */
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
        private final Frame caller;
        private final boolean endsFrame;
        private final AtomicBoolean ended = new AtomicBoolean();

        private FrameRun(Frame frame, Frame caller, boolean endsFrame) {
            this.frame = frame;
            this.caller = caller;
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
            return CurrentFrame.attach(caller);
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
