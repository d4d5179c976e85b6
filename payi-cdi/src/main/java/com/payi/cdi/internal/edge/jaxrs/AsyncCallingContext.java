package com.payi.cdi.internal.edge.jaxrs;

import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;

import com.payi.cdi.internal.core.context.PropagatedFrame;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/** Takes contexts along to the threads of MicroProfile REST clients' asynchronous methods. */
final class AsyncCallingContext implements AsyncInvocationInterceptorFactory {
    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new Carrying();
    }

    private static final class Carrying implements AsyncInvocationInterceptor {
        private volatile PropagatedFrame callers;

        @Override
        public void prepareContext() {
            callers = new PropagatedFrame(RuntimeLocator.captureForOtherThread());
        }

        @Override
        public void applyContext() {
            callers.enter();
        }

        @Override
        public void removeContext() {
            callers.leave();
        }
    }
}
