package com.payi.cdi.internal.edge.jaxrs;

import java.net.URI;
import java.util.Locale;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/** Follows the calls of JAX-RS clients. Nothing that goes wrong here reaches the application; only a call that must not
 * be made is stopped. */
@Singleton
class ClientCalls {
    /** The request property that an exchange lives in; properties go wherever the request and its answer go. */
    static final String EXCHANGE = "com.payi.cdi.exchange";
    private static final String SENT = "com.payi.cdi.sent";
    private static final String PROXY_HEADERS = "xproxy-";

    private final PayiRuntime runtime;
    private final AnswerTap tap;
    private final ThrottledLog quiet = new ThrottledLog();

    @Inject
    ClientCalls(PayiRuntime runtime, Instance<AnswerTap> taps) {
        this.runtime = runtime;
        this.tap = taps.isResolvable() ? taps.get() : new EntityStreamTap();
    }

    void request(ClientRequestContext request) {
        if (!runtime.configuration().enabled()
                || request.getProperty(SENT) instanceof Sent sent && sent.isAgain(request)) {
            return;
        }
        URI uri = request.getUri();
        try {
            ExchangeHandle handle = runtime.calls().begin(new JaxRsCall(request));
            if (handle != null) {
                request.setProperty(EXCHANGE, handle);
                request.setProperty(SENT, new Sent(request, uri, request.getUri()));
                tap.sending(request, handle);
            }
        } catch (LimitBlockedException e) {
            throw e;
        } catch (RuntimeException e) {
            failed(request, e);
        }
    }

    void response(ClientRequestContext request, ClientResponseContext response) {
        // Without a status there is no answer: Quarkus lets response filters run after a failed connection, too.
        if (!(request.getProperty(EXCHANGE) instanceof ExchangeHandle handle) || response.getStatus() == 0) {
            return;
        }
        try {
            if (handle.exchange().answered(response.getStatus(), response::getHeaderString)) {
                tap.tap(request, response, handle);
            }
        } catch (RuntimeException e) {
            failed(request, e);
            // Its end would not be seen. The call was made all the same, and is reported with what is known of it.
            handle.exchange().answerClosed();
        }
    }

    private void failed(ClientRequestContext request, RuntimeException failure) {
        quiet.warn("accountingFailed", () -> PayiLogger.LOG.accountingFailed(CallUri.host(request.getUri()), failure));
    }

    /**
     * What was sent last by an invocation, which may be invoked any number of times and keeps URI, headers and
     * properties.
     *
     * @param given what the application asked for
     * @param routed where it was sent
     */
    private record Sent(ClientRequestContext request, URI given, URI routed) {
        /**
         * Whether this is the same request, seen by a second filter; if it is the next one, the first one's route is
         * undone.
         */
        private boolean isAgain(ClientRequestContext now) {
            if (now == request) {
                return true;
            }
            if (!routed.equals(given) && now.getUri().equals(routed)) {
                now.setUri(given);
                now.getHeaders().keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith(PROXY_HEADERS));
            }
            return false;
        }
    }
}
