package com.payi.cdi.client.jdk;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;
import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * A request as it is sent, and its call.
 *
 * @param context of the thread that asked for the call
 */
record SentRequest(HttpRequest request, ClientCall call, CallContext context) {
    private static final String CONTENT_LENGTH = "Content-Length";

    /** @throws LimitBlockedException if the call must not be made */
    static SentRequest begin(HttpRequest asked, CallContext context, boolean waits) {
        RequestBody body = RequestBody.of(asked);
        ClientRequest.Builder shown = ClientRequest.builder(asked.method(), asked.uri())
                .headers(asked.headers().map())
                .context(context)
                .blocking(waits);
        if (body.hasFixedLength()) {
            shown.header(CONTENT_LENGTH, Long.toString(body.length()));
        }
        ClientCall call = ClientCall.begin(shown.build());
        try {
            return new SentRequest(changed(asked, call, body), call, context);
        } catch (LimitBlockedException e) {
            throw e;
        } catch (RuntimeException e) {
            PayiLogger.LOG.requestNotChanged("java.net.http.HttpClient", asked.uri().getHost(), e);
            return new SentRequest(asked, call, context);
        }
    }

    private static HttpRequest changed(HttpRequest asked, ClientCall call, RequestBody body) {
        if (!call.isTracked() && call.headersToRemove().isEmpty() && call.headersToSet().isEmpty()) {
            return asked;
        }
        Set<String> replaced = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        replaced.addAll(call.headersToRemove());
        replaced.addAll(call.headersToSet().keySet());
        HttpRequest.Builder request = HttpRequest.newBuilder(asked, (name, value) -> !replaced.contains(name));
        request.uri(call.uri());
        call.headersToSet().forEach(request::setHeader);
        asked.bodyPublisher().ifPresent(given -> request.method(asked.method(), body.shownTo(call)));
        return request.build();
    }

    <T> HttpResponse.BodyHandler<T> shown(HttpResponse.BodyHandler<T> handler) {
        if (!call.isTracked()) {
            return handler;
        }
        return head -> {
            call.answered(head.statusCode(), name -> head.headers().firstValue(name).orElse(null));
            return call.isProxied() && head.statusCode() >= RefusalSubscriber.FIRST_ERROR
                    ? new RefusalSubscriber<>(head.statusCode(), handler.apply(head), this)
                    : new AnswerSubscriber<>(handler.apply(head), this);
        };
    }
}
