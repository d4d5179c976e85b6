package com.payi.cdi.internal.core.call.proxy;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import com.payi.cdi.PayiUrls;
import com.payi.cdi.internal.core.wire.CallUri;

/**
 * The route of a proxied call: where at Pay-i it goes, and which provider Pay-i calls.
 *
 * @param provider the provider's base URI, null if Pay-i knows it
 */
public record ProxyRoute(URI uri, String provider) {
    /** Routes whose own path begins with /v1; the others take the provider's path as it is. */
    private static final Set<String> BEHIND_VERSION = Set.of(PayiUrls.OPENAI_PATH, PayiUrls.ANTHROPIC_PATH,
            PayiUrls.AZURE_ANTHROPIC_PATH);

    /** For a call that the application itself has addressed to Pay-i. */
    public static final ProxyRoute ADDRESSED = new ProxyRoute(null, null);

    /**
     * @param route where at Pay-i such calls go, see {@link ProxyPath}
     * @param defaultHost the host that Pay-i calls on that route, null for none
     * @param payi the base URL of Pay-i
     */
    public static ProxyRoute of(URI call, String route, String defaultHost, URI payi) {
        String path = call.getRawPath();
        String before = "";
        if (BEHIND_VERSION.contains(route)) {
            int resource = resourceIndex(path);
            String prefix = path.substring(0, resource);
            // What stands before /v1 belongs to the provider's address: Pay-i's own path begins with /v1.
            before = prefix.endsWith("/v1") ? prefix.substring(0, prefix.length() - 3) : prefix;
            path = "/v1" + path.substring(resource);
        }
        String query = call.getRawQuery() == null ? "" : '?' + call.getRawQuery();
        URI uri = URI.create(payi + route + path + query);
        String provider = CallUri.base(call) + before;
        boolean known = before.isEmpty() && "https".equalsIgnoreCase(call.getScheme())
                && CallUri.host(call).equals(defaultHost) && CallUri.port(call) == 443;
        return new ProxyRoute(uri, known ? null : provider);
    }

    /**
     * Where the part begins that every provider of an interface has: chat/completions, responses, embeddings, messages.
     */
    private static int resourceIndex(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        int chat = trimmed.toLowerCase(Locale.ROOT).lastIndexOf("/chat/completions");
        return chat >= 0 ? chat : Math.max(0, trimmed.lastIndexOf('/'));
    }
}
