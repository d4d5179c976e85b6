package com.payi.cdi.internal.edge.client;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.internal.core.call.RequestChange;

/** How a request is sent. */
record SentCall(String method, URI addressed, URI uri, Set<String> headersToRemove, Map<String, String> headersToSet,
        boolean isProxied) {
    static SentCall of(AdapterCall call) {
        RequestChange change = call.change();
        if (change == null) {
            return new SentCall(call.method(), call.uri(), call.uri(), Set.of(), Map.of(), call.isKeptAtPayi());
        }
        return new SentCall(call.method(), call.uri(), change.uri() == null ? call.uri() : change.uri(),
                change.headersToRemove(), change.headersToSet(), call.isKeptAtPayi());
    }
}
