package com.payi.cdi.internal.core.context;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Runs every task in the context of the thread that submits it. The given executor does everything else. */
public final class ContextExecutorService implements ExecutorService {
    private final ExecutorService executor;
    private final Supplier<CapturedFrame> here;

    /** @param here captures the frame of the submitting thread */
    public ContextExecutorService(ExecutorService executor, Supplier<CapturedFrame> here) {
        this.executor = executor;
        this.here = here;
    }

    // Null is passed on as it is: the executor refuses it.

    private Runnable inContext(Runnable task) {
        return task == null ? null : here.get().wrap(task);
    }

    private <T> Callable<T> inContext(Callable<T> task) {
        return task == null ? null : here.get().wrap(task);
    }

    private <T> Collection<Callable<T>> inContext(Collection<? extends Callable<T>> tasks) {
        if (tasks == null) {
            return null;
        }
        List<Callable<T>> wrapped = new ArrayList<>(tasks.size());
        tasks.forEach(task -> wrapped.add(inContext(task)));
        return wrapped;
    }

    @Override
    public void execute(Runnable task) {
        executor.execute(inContext(task));
    }

    @Override
    public <T> Future<T> submit(Callable<T> task) {
        return executor.submit(inContext(task));
    }

    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        return executor.submit(inContext(task), result);
    }

    @Override
    public Future<?> submit(Runnable task) {
        return executor.submit(inContext(task));
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) throws InterruptedException {
        return executor.invokeAll(inContext(tasks));
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException {
        return executor.invokeAll(inContext(tasks), timeout, unit);
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        return executor.invokeAny(inContext(tasks));
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return executor.invokeAny(inContext(tasks), timeout, unit);
    }

    @Override
    public void shutdown() {
        executor.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
        return executor.shutdownNow();
    }

    @Override
    public boolean isShutdown() {
        return executor.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return executor.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return executor.awaitTermination(timeout, unit);
    }
}
