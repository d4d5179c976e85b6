package com.payi.it.conformance;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.internal.core.call.OutboundCall;
import com.payi.cdi.internal.core.call.RequestChange;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.it.kit.RecordedExchange;

/** A recorded request that no client sends. */
final class FuzzedCall implements OutboundCall {
    private final RecordedExchange.Request request;
    private final Frame frame;

    FuzzedCall(RecordedExchange.Request request, Frame frame) {
        this.request = request;
        this.frame = frame;
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public URI uri() {
        return URI.create("https://" + request.host() + request.target());
    }

    @Override
    public Map<String, String> headers() {
        return new LinkedHashMap<>(request.headers());
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    @Override
    public void apply(RequestChange change) {
        // Nothing is sent.
    }
}
