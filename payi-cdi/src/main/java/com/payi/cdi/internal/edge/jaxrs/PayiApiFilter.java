package com.payi.cdi.internal.edge.jaxrs;

import java.net.URI;
import java.util.Locale;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.log.SetupLogger;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * Takes calls of Pay-i's own API to the configured address, with the configured key, and keeps them out of the accounting.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Priorities.AUTHENTICATION)
public class PayiApiFilter implements ClientRequestFilter {
    private static final String OWN = "com.payi.cdi.own";
    private static final String PREFIX = "xproxy-";

    /** Whether a call is one of Pay-i's own API. */
    static boolean isMarked(ClientRequestContext request) {
        return request.getProperty(OWN) != null;
    }

    @Override
    public void filter(ClientRequestContext request) {
        request.setProperty(OWN, true);
        // The application's own means, such as propagated headers, may have added some.
        request.getHeaders().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith(PREFIX));
        PayiRuntime runtime = RuntimeLocator.find(PayiRuntime.class);
        if (runtime == null) {
            throw new IllegalStateException(SetupLogger.LOG.apiWithoutRuntime());
        }
        PayiConfiguration configuration = runtime.configuration();
        if (isDefault(request.getUri())) {
            request.setUri(atPayi(configuration.baseUrl(), request.getUri()));
        }
        if (configuration.isPayi(request.getUri())) {
            addKey(request, configuration);
        }
    }

    private static void addKey(ClientRequestContext request, PayiConfiguration configuration) {
        String key = configuration.apiKey();
        if (key == null) {
            throw new IllegalStateException(SetupLogger.LOG.apiWithoutKey());
        }
        request.getHeaders().putSingle(PayiHeaders.API_KEY, key);
        Redirects.keepAt(configuration.baseUrl(), request);
    }

    /** Whether the client was made with the address that Pay-i has by default, and with no other. */
    private static boolean isDefault(URI uri) {
        URI standard = PayiConfiguration.DEFAULT_BASE_URL;
        return CallUri.host(uri).equals(CallUri.host(standard)) && CallUri.port(uri) == CallUri.port(standard)
                && standard.getScheme().equalsIgnoreCase(uri.getScheme());
    }

    private static URI atPayi(URI baseUrl, URI uri) {
        return URI.create(baseUrl + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
    }
}
