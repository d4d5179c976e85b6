package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.payi.cdi.internal.core.call.proxy.HeaderContext;

/**
 * What a client changes on a request before it sends it.
 *
 * @param uri where the request goes instead, null if it goes where it was addressed to
 * @param headersToRemove names that match in any case; removed before others are set
 * @param headersToSet values by name; each replaces whatever the request has under that name, in any case
 */
public record RequestChange(URI uri, Set<String> headersToRemove, Map<String, String> headersToSet) {
    static final RequestChange NONE = new RequestChange(null, Set.of(), Map.of());

    public RequestChange {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(headersToRemove);
        headersToRemove = Collections.unmodifiableSet(names);
        headersToSet = Collections.unmodifiableMap(new LinkedHashMap<>(headersToSet));
    }

    static RequestChange removing(Collection<String> headers) {
        return headers.isEmpty() ? NONE : new RequestChange(null, Set.copyOf(headers), Map.of());
    }

    boolean isEmpty() {
        return uri == null && headersToRemove.isEmpty() && headersToSet.isEmpty();
    }

    /**
     * What is left to do where this change was applied in part: the request goes where it was addressed to, without any
     * header of Pay-i.
     */
    RequestChange takenBack(OutboundCall outbound) {
        Set<String> ofPayi = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        ofPayi.addAll(headersToRemove);
        ofPayi.addAll(headersToSet.keySet());
        outbound.headerNames().stream().filter(HeaderContext::isPayiHeader).forEach(ofPayi::add);
        return new RequestChange(uri == null ? null : outbound.uri(), ofPayi, Map.of());
    }

    /** Without the values, one of which can be the key. */
    @Override
    public String toString() {
        return "RequestChange[uri=" + uri + ", headersToRemove=" + headersToRemove + ", headersToSet=" + headersToSet.keySet()
                + "]";
    }
}
