package com.payi.cdi.internal.async;

import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.context.CurrentFrame;
import com.payi.cdi.internal.context.Frame;
import com.payi.cdi.spi.AsyncWork;

/** The work that belongs to a frame. */
final class FrameWork implements AsyncWork {
    private final Frame frame;

    FrameWork(Frame frame) {
        this.frame = frame;
    }

    @Override
    public Run begin() {
        return new FrameRun(frame, CurrentFrame.get());
    }

    private static final class FrameRun implements Run {
        private final Frame frame;
        private final Frame callers;
        private final AtomicBoolean ended = new AtomicBoolean();

        private FrameRun(Frame frame, Frame callers) {
            this.frame = frame;
            this.callers = callers;
        }

        @Override
        public TrackScope inside() {
            return CurrentFrame.attach(frame);
        }

        @Override
        public TrackScope outside() {
            return CurrentFrame.attach(callers);
        }

        @Override
        public void ended(Throwable failure) {
            if (ended.compareAndSet(false, true)) {
                frame.ended(failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure);
            }
        }
    }
}
