package com.payi.cdi.internal.edge.jaxrs;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Registers the filter, and the interceptor that attaches contexts for it, with every MicroProfile REST client. A
 * service; never loaded where that API is missing.
 */
public final class PayiRestClientListener implements RestClientListener {
    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        if (!builder.getConfiguration().isRegistered(PayiClientFilter.class)) {
            builder.register(PayiClientFilter.class);
            // CXF calls filters on the calling thread, and may not detach a context from its own threads.
            if (!builder.getClass().getName().startsWith("org.apache.cxf.")) {
                builder.register(new AsyncCallingContext());
            }
        }
    }
}
