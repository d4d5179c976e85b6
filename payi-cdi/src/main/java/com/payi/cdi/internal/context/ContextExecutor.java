package com.payi.cdi.internal.context;

import java.util.concurrent.Executor;

/** Runs every task in the context that held where it was handed over. */
public final class ContextExecutor implements Executor {
    private final Executor executor;

    public ContextExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(task == null ? null : CapturedFrame.here().around(task));
    }
}
