package com.payi.cdi.internal.edge.client;

import java.net.URI;
import java.util.Map;

import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.call.ModelCall;
import com.payi.cdi.internal.core.call.Operations;
import com.payi.cdi.internal.core.call.OutboundCall;
import com.payi.cdi.internal.core.call.RequestChange;
import com.payi.cdi.internal.core.context.Frame;

/** A request of an adapter as the tracker sees it. Keeps the change for the adapter, which makes the request itself. */
final class AdapterCall implements OutboundCall {
    private final ClientRequest request;
    private final Frame frame;
    private final CallerContext caller;
    private RequestChange change;
    private boolean keptAtPayi;

    /** @param caller null for a call that is not followed */
    AdapterCall(ClientRequest request, CallerContext caller) {
        this.request = request;
        this.frame = caller == null ? null : caller.frameOfCall();
        this.caller = caller;
    }

    @Override
    public String method() {
        return request.method();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public Map<String, String> headers() {
        return request.headers();
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public ModelCall modelCall() {
        return caller == null ? null : caller.modelCall();
    }

    @Override
    public Operations operations() {
        return caller == null ? OutboundCall.super.operations() : caller.operations(request);
    }

    @Override
    public boolean isBlocking() {
        return request.isBlocking();
    }

    @Override
    public boolean isRoutable() {
        return request.isRoutable();
    }

    @Override
    public void stayAt(URI payi) {
        keptAtPayi = true;
    }

    @Override
    public void apply(RequestChange decided) {
        change = decided;
    }

    /** What the adapter has to change; null for nothing. */
    RequestChange change() {
        return change;
    }

    boolean isKeptAtPayi() {
        return keptAtPayi;
    }
}
