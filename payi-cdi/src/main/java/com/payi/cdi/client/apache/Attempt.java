package com.payi.cdi.client.apache;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;

import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.client.ClientRequest;

/** What an attempt of the blocking and of the asynchronous client have in common. */
final class Attempt {
    static final int FIRST_ERROR = 400;
    /** A larger body is a file rather than a prompt; it is not copied into memory. */
    static final long MOST_BYTES = 16 << 20;

    private Attempt() {}

    /**
     * Begins the call of a request.
     *
     * @param fixedBody whether the body goes out as the application gives it
     * @return the call, empty if the request goes out as it is
     * @throws com.payi.cdi.LimitBlockedException if the call must not be made
     */
    static Optional<ClientCall> begin(HttpRequest request, boolean fixedBody, CallContext context, boolean waits) {
        URI uri;
        try {
            uri = request.getUri();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        ClientRequest.Builder shown = ClientRequest.builder(request.getMethod(), uri)
                .context(context)
                .contextOfOneCall(true)
                .blocking(waits);
        for (Header header : request.getHeaders()) {
            shown.header(header.getName(), header.getValue());
        }
        if (fixedBody) {
            // The header alone keeps the library from changing the body; the client makes its own later.
            shown.header(HttpHeaders.CONTENT_LENGTH, "");
        }
        ClientCall call = ClientCall.begin(shown.build());
        boolean changes = call.isTracked() || !call.headersToRemove().isEmpty() || !call.headersToSet().isEmpty();
        return changes ? Optional.of(call) : Optional.empty();
    }

    /** Lets a request go where the call goes, with its headers. */
    static void change(HttpRequest request, ClientCall call) {
        call.headersToRemove().forEach(request::removeHeaders);
        call.headersToSet().forEach(request::setHeader);
        if (call.isTracked()) {
            request.setUri(call.uri());
        }
    }

    /** The way to Pay-i if the call is proxied: from the same address and over the same proxy. */
    static HttpRoute route(HttpRoute given, ClientCall call) {
        if (!call.isProxied()) {
            return given;
        }
        HttpHost payi = RoutingSupport.normalize(HttpHost.create(call.uri()), DefaultSchemePortResolver.INSTANCE);
        boolean secure = "https".equalsIgnoreCase(payi.getSchemeName());
        return given.getProxyHost() == null
                ? new HttpRoute(payi, given.getLocalAddress(), secure)
                : new HttpRoute(payi, given.getLocalAddress(), given.getProxyHost(), secure);
    }

    static void show(HttpResponse response, ClientCall call) {
        call.answered(response.getCode(), name -> {
            Header header = response.getFirstHeader(name);
            return header == null ? null : header.getValue();
        });
        if (call.isProxied()) {
            // What is proxied follows no redirect.
            response.removeHeaders(HttpHeaders.LOCATION);
        }
    }

    static boolean isRefusable(HttpResponse response, ClientCall call) {
        return call.isProxied() && response.getCode() >= FIRST_ERROR;
    }
}
