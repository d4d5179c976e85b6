package com.payi.cdi.client.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.payi.cdi.client.CallContext;

import reactor.core.publisher.Mono;

/**
 * Keeps the context of the caller with the call, and ends refused calls. Runs before the policy that tries again, so once
 * a call.
 */
final class ContextPolicy implements HttpPipelinePolicy {
    private static final String KEY = "com.payi.cdi.context";

    /** The context that a call was made in. */
    static CallContext of(HttpPipelineCallContext call) {
        return call.getData(KEY).filter(CallContext.class::isInstance).map(CallContext.class::cast)
                .orElseGet(CallContext::current);
    }

    static boolean isIn(HttpPipelineCallContext call) {
        return call.getData(KEY).isPresent();
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
        CallContext context = CallContext.current();
        call.setData(KEY, context);
        return next.process()
                .<HttpResponse>handle((response, sink) -> {
                    if (response instanceof RefusedResponse refused) {
                        sink.error(refused.refusal());
                    } else {
                        sink.next(response);
                    }
                })
                .transform(ContextSubscriber.in(context));
    }

    @Override
    public HttpResponse processSync(HttpPipelineCallContext call, HttpPipelineNextSyncPolicy next) {
        call.setData(KEY, CallContext.current());
        HttpResponse response = next.processSync();
        if (response instanceof RefusedResponse refused) {
            throw refused.refusal();
        }
        return response;
    }
}
