package com.payi.cdi.internal.edge.jaxrs;

import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;

import com.payi.cdi.internal.core.context.PropagatedFrame;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/** Attaches the calling context on the threads that MicroProfile REST clients use for asynchronous methods. */
final class AsyncCallingContext implements AsyncInvocationInterceptorFactory {
    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new AttachingInterceptor();
    }

    private static final class AttachingInterceptor implements AsyncInvocationInterceptor {
        private volatile PropagatedFrame captured;

        @Override
        public void prepareContext() {
            captured = new PropagatedFrame(RuntimeLocator.captureForOtherThread());
        }

        @Override
        public void applyContext() {
            captured.enter();
        }

        @Override
        public void removeContext() {
            captured.leave();
        }
    }
}
