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
 * The threads of CXF's reactive calls. CXF asks nothing of the library before it changes to them, so the client gets an
 * executor that takes the calling context there: in front of the application's own, else of the one that CXF would use.
 */
public final class CxfThreads extends AbstractExecutorService {
    /** Where CXF has what {@code ClientBuilder.executorService(…)} was given. */
    private static final String PROPERTY = "executorService";

    private final Executor threads = new CompletableFuture<>().defaultExecutor();

    private CxfThreads() {}

    /** No effect on other clients. */
    public static void carryContexts(FeatureContext client) {
        if (client.getClass().getName().startsWith("org.apache.cxf.")) {
            ExecutorService own = client.getConfiguration().getProperty(PROPERTY) instanceof ExecutorService given
                    ? given
                    : new CxfThreads();
            client.property(PROPERTY, TrackContext.executor(own));
        }
    }

    @Override
    public void execute(Runnable call) {
        threads.execute(call);
    }

    /** The threads are those of the JVM and go on. */
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
