package com.payi.cdi.internal.edge.runtime;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.wire.CallUri;

/** The headers of a proxied call that have nothing to do with its context: the provider's address and the key. */
final class RoutingHeaders {
    /** Pay-i calls these on its routes for them if no other provider is named. */
    private static final Set<String> KNOWN = Set.of("https://api.openai.com", "https://api.anthropic.com");
    private static final String VERSION = "/v1";

    private RoutingHeaders() {}

    /** @param configuration null where no application was found */
    static Map<String, String> of(URI provider, PayiConfiguration configuration) {
        if (configuration == null) {
            throw new IllegalStateException("No application was found on thread " + Thread.currentThread().getName()
                    + ", so the key of Pay-i is not known. Ask for the headers on the thread that makes the call");
        }
        if (configuration.apiKey() == null) {
            throw new IllegalStateException("payi.api-key is not set, and a call through Pay-i needs it. Set it, or send the"
                    + " call to its provider");
        }
        String address = address(provider, configuration);
        Map<String, String> headers = new LinkedHashMap<>();
        if (!KNOWN.contains(address)) {
            headers.put(PayiHeaders.PROVIDER_BASE_URI, address);
        }
        headers.put(PayiHeaders.API_KEY, configuration.apiKey());
        return headers;
    }

    /** Without the version that Pay-i's own paths begin with. */
    private static String address(URI provider, PayiConfiguration configuration) {
        if (provider.getHost() == null || provider.getScheme() == null) {
            throw new IllegalArgumentException("The provider's base URI is not absolute: " + provider
                    + ". Give one such as https://api.openai.com/v1");
        }
        if (configuration.isPayi(provider)) {
            throw new IllegalArgumentException("The base URI is that of Pay-i: " + CallUri.base(provider)
                    + ". Give the provider's, such as https://api.openai.com/v1");
        }
        String path = provider.getRawPath() == null ? "" : provider.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return CallUri.base(provider)
                + (path.endsWith(VERSION) ? path.substring(0, path.length() - VERSION.length()) : path);
    }
}
