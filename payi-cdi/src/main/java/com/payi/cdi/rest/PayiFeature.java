package com.payi.cdi.rest;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

import com.payi.cdi.internal.edge.jaxrs.CxfThreads;
import com.payi.cdi.internal.edge.jaxrs.InboundContextFilter;
import com.payi.cdi.internal.edge.jaxrs.PayiClientFilter;
import com.payi.cdi.internal.edge.jaxrs.RequestUserFilter;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * Makes a JAX-RS client account for its GenAI calls: {@code ClientBuilder.newClient().register(PayiFeature.class)}.
 * Needed only for clients that do not find the library automatically, such as CXF's and {@code ClientBuilder} on
 * Quarkus; harmless for the others.
 *
 * <p>
 * On the server side of JAX-RS it reads the contexts that other services send, where {@code payi.propagation.inbound}
 * allows that, and the user of the request, where {@code payi.user-id-from-principal} is set. RESTEasy, Jersey, TomEE
 * and Quarkus find it automatically; elsewhere, register it with the {@link
 * jakarta.ws.rs.core.Application}.
 *
 * @since 0.1
 */
public final class PayiFeature implements Feature {
    /** For the client that the feature is registered with. */
    public PayiFeature() {}

    /**
     * Registers the filter for calls, or on a server the one for requests, unless it is registered already.
     *
     * @param context the client's or the server's configuration
     * @return whether the filter was registered
     */
    @Override
    public boolean configure(FeatureContext context) {
        if (context.getConfiguration().getRuntimeType() == RuntimeType.SERVER) {
            return configureServer(context);
        }
        if (context.getConfiguration().isRegistered(PayiClientFilter.class)) {
            return false;
        }
        PayiClientFilter.registerWithJersey(context);
        CxfThreads.propagate(context);
        // The platform's own filter, if there is one: that of Quarkus stays on the thread that it is called on.
        PayiClientFilter ofPlatform = RuntimeLocator.find(PayiClientFilter.class);
        if (ofPlatform != null) {
            ofPlatform.registerWith(context);
        } else {
            context.register(PayiClientFilter.ofThisApplication());
        }
        return true;
    }

    private static boolean configureServer(FeatureContext context) {
        if (context.getConfiguration().isRegistered(InboundContextFilter.class)) {
            return false;
        }
        context.register(InboundContextFilter.class);
        context.register(RequestUserFilter.class);
        return true;
    }
}
