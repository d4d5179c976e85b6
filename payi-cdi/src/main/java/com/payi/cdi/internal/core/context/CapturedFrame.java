package com.payi.cdi.internal.core.context;

import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/** The frame, or the absence of one, that held on a thread; to be taken to others any number of times. */
public record CapturedFrame(Frame frame) {
    public Runnable around(Runnable task) {
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

    public <T> Callable<T> around(Callable<T> task) {
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

    public <T> Supplier<T> around(Supplier<T> supplier) {
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

    public <T, R> Function<T, R> around(Function<T, R> function) {
        return argument -> around((Supplier<R>) () -> function.apply(argument)).get();
    }
}
