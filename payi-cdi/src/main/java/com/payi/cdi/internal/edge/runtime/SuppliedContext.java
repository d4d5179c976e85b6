package com.payi.cdi.internal.edge.runtime;

import java.util.concurrent.Callable;

import com.payi.cdi.PayiProvider;
import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;

/** A context with values that the application gives at run time. */
final class SuppliedContext implements PayiProvider.Supplied {
    /** Where the accounting is off, no context is opened. */
    private static final TrackScope NONE = () -> {};

    private final ContextValues values;

    private SuppliedContext(ContextValues values) {
        this.values = values;
    }

    @Override
    public TrackScope open() {
        Frame frame = RuntimeLocator.open(values);
        return frame == null ? NONE : CurrentFrame.open(frame);
    }

    @Override
    public void run(Runnable task) {
        Frame frame = RuntimeLocator.open(values);
        if (frame == null) {
            task.run();
            return;
        }
        try (CurrentFrame.OpenFrame scope = CurrentFrame.open(frame)) {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                scope.failed(e);
                throw e;
            }
        }
    }

    @Override
    public <T> T call(Callable<T> task) throws Exception {
        Frame frame = RuntimeLocator.open(values);
        if (frame == null) {
            return task.call();
        }
        try (CurrentFrame.OpenFrame scope = CurrentFrame.open(frame)) {
            try {
                return task.call();
            } catch (Exception | Error e) {
                scope.failed(e);
                throw e;
            }
        }
    }

    /** Collects the values of a context. */
    static final class Collector implements PayiProvider.Collector {
        private final ContextValues.Builder values = ContextValues.builder();

        @Override
        public void set(String name, Object value) {
            values.setAtRunTime(ContextField.named(name), value);
        }

        @Override
        public PayiProvider.Supplied build() {
            return new SuppliedContext(values.build());
        }
    }
}
