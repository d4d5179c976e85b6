package com.payi.cdi.client.okhttp;

import java.net.URI;

import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;

import okhttp3.Request;

/**
 * The attempts of one call. The first one is begun before there is a connection, so that nothing is sent of a refused
 * call; those that OkHttp or another interceptor makes of the same call follow at the network. A tag of the request.
 */
final class TrackedAttempts {
    private final CallContext context;
    private final boolean blocking;
    private final Request original;
    private final ClientCall first;
    private boolean firstSent;
    private String heldBackLocation;

    TrackedAttempts(Request original, CallContext context, boolean blocking) {
        this.original = original;
        this.context = context;
        this.blocking = blocking;
        this.first = begun(original);
    }

    ClientCall first() {
        return first;
    }

    /** The attempt that is about to be sent. A redirect leads to another address; a repetition has that of the first. */
    synchronized ClientCall next(Request sent) {
        if (!firstSent) {
            firstSent = true;
            return first;
        }
        return begun(sent.url().uri().equals(first.uri()) ? original : sent);
    }

    /** Whether no attempt got as far as a connection. */
    synchronized boolean isUnsent() {
        return !firstSent;
    }

    synchronized void holdBack(String location) {
        heldBackLocation = location;
    }

    /** Where Pay-i's answer would have led to, null for nowhere. */
    synchronized String heldBackLocation() {
        return heldBackLocation;
    }

    private ClientCall begun(Request request) {
        URI uri = request.url().uri();
        ClientRequest.Builder described = ClientRequest.builder(request.method(), uri).context(context).blocking(blocking)
                .contextOfOneCall(true);
        for (String name : request.headers().names()) {
            if (!name.equalsIgnoreCase("Content-Length")) {
                described.header(name, request.header(name));
            }
        }
        return ClientCall.begin(described.build());
    }
}
