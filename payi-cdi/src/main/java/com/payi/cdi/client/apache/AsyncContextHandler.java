package com.payi.cdi.client.apache;

import java.io.IOException;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.protocol.HttpContext;

import com.payi.cdi.client.CallContext;

/** Keeps the context of the caller with the call. It is the first of the chain, which the calling thread begins. */
final class AsyncContextHandler implements AsyncExecChainHandler {
    private static final String KEY = "com.payi.cdi.context";

    /** The context that a call was made in. */
    static CallContext of(HttpContext call) {
        return call.getAttribute(KEY) instanceof CallContext context ? context : CallContext.current();
    }

    @Override
    public void execute(HttpRequest request, AsyncEntityProducer body, AsyncExecChain.Scope scope, AsyncExecChain chain,
            AsyncExecCallback callback) throws HttpException, IOException {
        scope.clientContext.setAttribute(KEY, CallContext.current());
        chain.proceed(request, body, scope, callback);
    }
}
