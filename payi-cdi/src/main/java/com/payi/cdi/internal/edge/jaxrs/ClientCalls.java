package com.payi.cdi.internal.edge.jaxrs;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.Response;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.SendingCall;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/** Follows the calls of JAX-RS clients. Nothing that goes wrong here reaches the application; only a call that must not
 * be made is stopped. */
@Singleton
class ClientCalls {
    /** The request property that an exchange lives in; properties go wherever the request and its answer go. */
    static final String EXCHANGE = "com.payi.cdi.exchange";
    private static final String SENT = "com.payi.cdi.sent";

    private final PayiRuntime runtime;
    private final AnswerTap tap;
    private final Containment contained = new Containment();

    @Inject
    ClientCalls(PayiRuntime runtime, Instance<AnswerTap> taps) {
        this.runtime = runtime;
        this.tap = taps.isResolvable() ? taps.get() : new EntityStreamTap();
    }

    /** @throws LimitBlockedException if the call must not be made */
    void request(ClientRequestContext request) {
        if (!runtime.configuration().enabled() || SendingCall.isFollowed(request.getMethod(), request.getUri())) {
            return;
        }
        SentRequest sent = begun(request);
        if (sent == null) {
            return;
        }
        ExchangeHandle handle = runtime.calls().begin(new JaxRsCall(request));
        sent.changed();
        if (handle != null) {
            request.setProperty(EXCHANGE, handle);
            tap.sending(request, handle);
        }
    }

    /** The request as the application has made it; null if it has been handled. */
    private static SentRequest begun(ClientRequestContext request) {
        if (request.getProperty(SENT) instanceof SentRequest before) {
            if (before.is(request)) {
                return null;
            }
            before.restore(request);
            // Of the call before, which has ended: nothing of this one may be shown to it.
            request.removeProperty(EXCHANGE);
        }
        SentRequest sent = new SentRequest(request);
        request.setProperty(SENT, sent);
        return sent;
    }

    void response(ClientRequestContext request, ClientResponseContext response) {
        // Without a status there is no answer: Quarkus lets response filters run after a failed connection, too.
        if (!(request.getProperty(EXCHANGE) instanceof ExchangeHandle handle) || response.getStatus() == 0) {
            return;
        }
        try {
            answered(request, response, handle);
        } catch (Throwable e) {
            contained.warn("", e, failure -> PayiLogger.LOG.accountingFailed(CallUri.host(request.getUri()), failure));
            // Its end would not be seen. The call was made all the same, and is reported with what is known of it.
            handle.exchange().answerClosed();
        }
    }

    private void answered(ClientRequestContext request, ClientResponseContext response, ExchangeHandle handle) {
        if (!handle.exchange().answered(response.getStatus(), new AnswerHeaders(response))) {
            return;
        }
        if (isWithoutBody(response)) {
            handle.exchange().answerEnded();
        } else {
            tap.tap(request, response, handle);
        }
    }

    /** Such an answer is whole, whether the application reads to its end or closes it. */
    private static boolean isWithoutBody(ClientResponseContext response) {
        return response.getLength() == 0 || response.getStatus() == Response.Status.NO_CONTENT.getStatusCode();
    }
}
