package com.payi.cdi.internal.core.context;

import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Runs every task in the context of the thread that submits it. */
public final class ContextExecutor implements Executor {
    private final Executor executor;
    private final Supplier<CapturedFrame> here;

    /** @param here captures the frame of the submitting thread */
    public ContextExecutor(Executor executor, Supplier<CapturedFrame> here) {
        this.executor = executor;
        this.here = here;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task == null ? null : here.get().wrap(task));
    }
}
