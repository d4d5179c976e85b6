package com.payi.cdi.internal.edge.jaxrs;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.Configurable;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.Dialects;

/**
 * The filter of JAX-RS clients. Runs as late as possible on requests, to see the URI and headers that are really sent,
 * and therefore as early as possible on answers. It may be registered in several ways at once: each request is handled
 * once.
 *
 * <p>
 * Clients create instances themselves, so beans are looked up and not injected.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MAX_VALUE - 100)
public class PayiClientFilter implements ClientRequestFilter, ClientResponseFilter, WriterInterceptor {
    private final AtomicBoolean warned = new AtomicBoolean();
    private final OutboundContextSender outbound = new OutboundContextSender();

    /** Registers this filter, and the ones that it needs. */
    public void registerWith(Configurable<?> client) {
        client.register(this);
    }

    /** Adds interceptors for Jersey: for contexts of asynchronous calls, and for refusals. No effect on other clients. */
    public static void registerWithJersey(Configurable<?> client) {
        if (client.getClass().getName().startsWith("org.glassfish.jersey.")) {
            try {
                client.register(new JerseyCallingContext());
                client.register(new JerseyRefusal());
            } catch (LinkageError e) {
                // The application may not see Jersey's own classes.
                PayiLogger.LOG.debugf("Asynchronous calls of Jersey have no context, and refusals are wrapped: %s", e);
            }
        }
    }

    @Override
    public void filter(ClientRequestContext request) {
        if (!Dialects.isPossible(request.getMethod(), request.getUri())) {
            outbound.send(request);
            return;
        }
        ClientCalls calls = CallingContext.callsOf(request);
        if (calls != null) {
            follow(request, calls);
        } else if (Dialects.isKnown(request.getUri()) && warned.compareAndSet(false, true)) {
            PayiLogger.LOG.noRuntime(Thread.currentThread().getName());
        }
    }

    private void follow(ClientRequestContext request, ClientCalls calls) {
        try {
            calls.request(request);
        } catch (LimitBlockedException e) {
            refused(request, e);
        }
    }

    /** Ends the call with the refusal, so that the application can catch the exception itself. */
    protected void refused(ClientRequestContext request, LimitBlockedException refusal) {
        throw carried(refusal);
    }

    /** The refusal in a form that comes out of a client that wraps exceptions. */
    protected static RuntimeException carried(LimitBlockedException refusal) {
        return new UnwrappedRefusal(refusal);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        ClientCalls calls = CallingContext.storedCallsOf(request);
        if (calls != null) {
            calls.response(request, response);
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (context.getProperty(ClientCalls.EXCHANGE) instanceof ExchangeHandle handle) {
            context.setOutputStream(new TeeOutputStream(
                    handle.exchange().askForUsage(context.getOutputStream()), handle.exchange().requestBody()));
        }
        context.proceed();
    }
}
