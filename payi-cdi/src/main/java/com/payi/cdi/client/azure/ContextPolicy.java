package com.payi.cdi.client.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.payi.cdi.client.CallContext;

import reactor.core.publisher.Mono;

/** Keeps the context of the caller with the call. Runs before the policy that tries again, so once a call. */
final class ContextPolicy implements HttpPipelinePolicy {
    private static final String KEY = "com.payi.cdi.context";

    /** The context that a call was made in. */
    static CallContext of(HttpPipelineCallContext call) {
        return call.getData(KEY).filter(CallContext.class::isInstance).map(CallContext.class::cast)
                .orElseGet(CallContext::current);
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
        CallContext context = CallContext.current();
        call.setData(KEY, context);
        return next.process().transform(ContextSubscriber.in(context));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext call, HttpPipelineNextSyncPolicy next) {
        call.setData(KEY, CallContext.current());
        return next.processSync();
    }
}
