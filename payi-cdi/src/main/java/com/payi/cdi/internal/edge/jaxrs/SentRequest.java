package com.payi.cdi.internal.edge.jaxrs;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;

import com.payi.cdi.internal.core.call.proxy.HeaderContext;

/**
 * A request that the library has handled. An invocation may be invoked any number of times, and keeps address, headers
 * and properties: the next request begins as the application has made it.
 */
final class SentRequest {
    /** Most requests have none. */
    private static final Map<String, List<Object>> NONE = Map.of();

    private final ClientRequestContext request;
    private final URI given;
    private final Map<String, List<Object>> givenHeaders;
    private URI left;
    private Map<String, List<Object>> leftHeaders;

    /** @param request as the application has made it */
    SentRequest(ClientRequestContext request) {
        this.request = request;
        this.given = request.getUri();
        this.givenHeaders = headersOfPayi(request);
        this.left = given;
        this.leftHeaders = givenHeaders;
    }

    /** To be called when the library has changed the request. */
    void changed() {
        left = request.getUri();
        leftHeaders = headersOfPayi(request);
    }

    /** Whether this is the same request, seen by a second filter. */
    boolean is(ClientRequestContext other) {
        return other == request;
    }

    /** Undoes the library's changes, and none that the application has made since. */
    void restore(ClientRequestContext next) {
        if (!left.equals(given) && next.getUri().equals(left)) {
            next.setUri(given);
        }
        MultivaluedMap<String, Object> headers = next.getHeaders();
        Map<String, List<Object>> now = headersOfPayi(next);
        TreeSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(now.keySet());
        names.addAll(givenHeaders.keySet());
        for (String name : names) {
            if (same(now.get(name), leftHeaders.get(name)) && !same(now.get(name), givenHeaders.get(name))) {
                headers.keySet().removeIf(name::equalsIgnoreCase);
                if (givenHeaders.containsKey(name)) {
                    headers.put(name, new ArrayList<>(givenHeaders.get(name)));
                }
            }
        }
    }

    private static boolean same(List<Object> some, List<Object> other) {
        return some == null ? other == null : some.equals(other);
    }

    private static Map<String, List<Object>> headersOfPayi(ClientRequestContext request) {
        Map<String, List<Object>> found = NONE;
        for (Map.Entry<String, List<Object>> header : request.getHeaders().entrySet()) {
            if (HeaderContext.isPayiHeader(header.getKey()) && header.getValue() != null) {
                found = found == NONE ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : found;
                found.put(header.getKey(), new ArrayList<>(header.getValue()));
            }
        }
        return found;
    }
}
