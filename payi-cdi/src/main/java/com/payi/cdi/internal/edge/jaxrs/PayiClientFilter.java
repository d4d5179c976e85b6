package com.payi.cdi.internal.edge.jaxrs;

import java.io.IOException;

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
import com.payi.cdi.internal.core.call.body.PassingBody;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.edge.runtime.MissingRuntime;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

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
    private final Containment contained = new Containment();
    private final OutboundContextSender outbound = new OutboundContextSender();
    /** Of the application that registered this filter; null if unknown. */
    private final ClientCalls home;

    /** For clients that create the filter, which may serve several applications. */
    public PayiClientFilter() {
        this(null);
    }

    private PayiClientFilter(ClientCalls home) {
        this.home = home;
    }

    /**
     * A filter for a client of this thread's application. It serves calls on threads of no application as well: CXF makes
     * reactive calls on such threads.
     */
    public static PayiClientFilter ofThisApplication() {
        return new PayiClientFilter(RuntimeLocator.find(ClientCalls.class));
    }

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
        LimitBlockedException refusal = null;
        try {
            refusal = refusal(request);
        } catch (Throwable e) {
            contained.warn("", e, failure -> failed(request, failure));
        }
        if (refusal != null) {
            refused(request, refusal);
        }
    }

    /** Null if the call may be made; it is followed then. */
    private LimitBlockedException refusal(ClientRequestContext request) {
        if (!Dialects.isPossible(request.getMethod(), request.getUri())) {
            outbound.send(request);
            return null;
        }
        if (PayiApiFilter.isMarked(request)) {
            return null;
        }
        ClientCalls calls = CallingContext.callsOf(request, home);
        if (calls == null) {
            warnOfMissingRuntime(request);
            return null;
        }
        try {
            calls.request(request);
            if (request.getProperty(ClientCalls.EXCHANGE) == null) {
                outbound.send(request);
            }
            handled(request);
            return null;
        } catch (LimitBlockedException e) {
            return e;
        }
    }

    private static void warnOfMissingRuntime(ClientRequestContext request) {
        if (Dialects.isKnown(request.getUri())) {
            MissingRuntime.warn();
        }
    }

    private static void failed(ClientRequestContext request, Throwable failure) {
        PayiLogger.LOG.accountingFailed(CallUri.host(request.getUri()), failure);
    }

    /** Ends the call with the refusal, so that the application can catch the exception itself. */
    protected void refused(ClientRequestContext request, LimitBlockedException refusal) {
        throw carried(refusal);
    }

    /** Whether no redirect may take the request to another host, for clients that know no property for it. */
    protected static boolean isKeptAtPayi(ClientRequestContext request) {
        return Redirects.isKept(request);
    }

    /** The refusal in a form that comes out of a client that wraps exceptions. */
    protected static RuntimeException carried(LimitBlockedException refusal) {
        return new UnwrappedRefusal(refusal);
    }

    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) {
        try {
            ClientCalls calls = CallingContext.storedCallsOf(request);
            if (calls != null) {
                calls.response(request, response);
            }
        } catch (Throwable e) {
            contained.warn("", e, failure -> failed(request, failure));
        }
    }

    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        try {
            show(context);
        } catch (Throwable e) {
            contained.warn("", e, failure -> PayiLogger.LOG.stepFailed("the body of a request", failure));
        }
        try {
            context.proceed();
        } catch (LimitBlockedException e) {
            throw carried(e);
        }
    }

    /** Called when a request has been handled and is about to be sent. What it throws ends in this filter. */
    protected void handled(ClientRequestContext request) {}

    /** Shows the body of a request to its exchange. What it throws ends in this filter. */
    protected void show(WriterInterceptorContext context) {
        if (context.getProperty(ClientCalls.EXCHANGE) instanceof ExchangeHandle handle) {
            context.setOutputStream(PassingBody.request(context.getOutputStream(), handle));
        }
    }
}
