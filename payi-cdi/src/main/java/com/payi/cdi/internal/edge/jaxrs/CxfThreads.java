package com.payi.cdi.internal.edge.jaxrs;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.core.FeatureContext;

import com.payi.cdi.TrackContext;

/**
 * The executor for reactive calls of a CXF client that was given none. It uses the threads that CXF would use: those of
 * {@link CompletableFuture}, which belong to the JDK and cannot be ended.
 */
public final class CxfThreads extends AbstractExecutorService {
    private static final String PROPERTY = "executorService";

    private final Executor threads = new CompletableFuture<>().defaultExecutor();

    private CxfThreads() {}

    /** Propagates contexts to the threads of a client. No effect on other clients than those of CXF. */
    public static void propagate(FeatureContext client) {
        if (client.getClass().getName().startsWith("org.apache.cxf.")) {
            Object given = client.getConfiguration().getProperty(PROPERTY);
            client.property(PROPERTY,
                    TrackContext.executor(given instanceof ExecutorService executor ? executor : new CxfThreads()));
        }
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
