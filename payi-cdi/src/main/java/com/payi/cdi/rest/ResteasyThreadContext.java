package com.payi.cdi.rest;

import org.jboss.resteasy.spi.concurrent.ThreadContext;

import com.payi.cdi.internal.core.context.PropagatedFrame;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * Attaches contexts on RESTEasy's own threads, which send requests of {@code async()} and {@code rx()}. Needed on Java
 * SE and in servlet containers only: Jakarta EE servers propagate contexts to their managed threads.
 *
 * <p>
 * Name it in the application's file {@code META-INF/services/org.jboss.resteasy.spi.concurrent.ThreadContext}. The
 * library has no such file, because on servers that hide RESTEasy from applications it makes asynchronous calls fail.
 * Without it, {@link com.payi.cdi.TrackContext#executor(java.util.concurrent.ExecutorService)}, given to the client's
 * builder, does the same.
 *
 * @since 0.1
 */
public final class ResteasyThreadContext implements ThreadContext<Object> {
    /** For RESTEasy. */
    public ResteasyThreadContext() {}

    @Override
    public Object capture() {
        return new PropagatedFrame(RuntimeLocator.captureForOtherThread());
    }

    @Override
    public void push(Object captured) {
        ((PropagatedFrame) captured).enter();
    }

    @Override
    public void reset(Object captured) {
        ((PropagatedFrame) captured).leave();
    }
}
