package com.payi.cdi.internal.rest;

import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;

import com.payi.cdi.internal.cdi.RuntimeLocator;
import com.payi.cdi.internal.context.CarriedFrame;

/** Takes contexts along to the threads of MicroProfile REST clients' asynchronous methods. */
final class AsyncCallerContext implements AsyncInvocationInterceptorFactory {
    @Override
    public AsyncInvocationInterceptor newInterceptor() {
        return new Carrying();
    }

    private static final class Carrying implements AsyncInvocationInterceptor {
        private volatile CarriedFrame callers;

        @Override
        public void prepareContext() {
            callers = new CarriedFrame(RuntimeLocator.handedOver());
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
