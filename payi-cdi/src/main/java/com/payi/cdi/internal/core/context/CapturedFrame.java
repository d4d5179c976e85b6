package com.payi.cdi.internal.core.context;

import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

import com.payi.cdi.PayiProvider;

/** The frame, or the absence of one, that was captured on a thread, to be attached on others any number of times. */
public record CapturedFrame(Frame frame) implements PayiProvider.Captured {
    @Override
    public Runnable wrap(Runnable task) {
        return () -> {
            try (CurrentFrame.OpenFrame scope = CurrentFrame.attachSubtask(frame)) {
                try {
                    task.run();
                } catch (RuntimeException | Error e) {
                    scope.failed(e);
                    throw e;
                }
            }
        };
    }

    @Override
    public <T> Callable<T> wrap(Callable<T> task) {
        return () -> {
            try (CurrentFrame.OpenFrame scope = CurrentFrame.attachSubtask(frame)) {
                try {
                    return task.call();
                } catch (Exception | Error e) {
                    scope.failed(e);
                    throw e;
                }
            }
        };
    }

    @Override
    public <T> Supplier<T> wrapSupplier(Supplier<T> supplier) {
        return () -> {
            try (CurrentFrame.OpenFrame scope = CurrentFrame.attachSubtask(frame)) {
                try {
                    return supplier.get();
                } catch (RuntimeException | Error e) {
                    scope.failed(e);
                    throw e;
                }
            }
        };
    }

    @Override
    public <T, R> Function<T, R> wrap(Function<T, R> function) {
        return argument -> wrapSupplier((Supplier<R>) () -> function.apply(argument)).get();
    }
}
