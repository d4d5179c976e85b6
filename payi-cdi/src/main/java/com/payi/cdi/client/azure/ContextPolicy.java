package com.payi.cdi.client.azure;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.internal.core.log.PayiLogger;

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

    /** Null if the library cannot capture it. */
    private static CallContext kept(HttpPipelineCallContext call) {
        try {
            CallContext context = CallContext.current();
            call.setData(KEY, context);
            return context;
        } catch (RuntimeException e) {
            PayiLogger.LOG.requestNotChanged("the Azure SDK", call.getHttpRequest().getUrl().getHost(), e);
            return null;
        }
    }

    @Override
    public Mono<HttpResponse> process(HttpPipelineCallContext call, HttpPipelineNextPolicy next) {
        CallContext context = kept(call);
        if (context == null) {
            return next.process();
        }
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
        kept(call);
        HttpResponse response = next.processSync();
        if (response instanceof RefusedResponse refused) {
            throw refused.refusal();
        }
        return response;
    }
}
