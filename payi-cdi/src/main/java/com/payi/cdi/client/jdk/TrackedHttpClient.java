package com.payi.cdi.client.jdk;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;

/** Sends with another client, and shows the library each call. */
final class TrackedHttpClient extends HttpClient {
    private final HttpClient client;
    private final UnredirectedClient unredirected;

    TrackedHttpClient(HttpClient client) {
        this.client = client;
        this.unredirected = new UnredirectedClient(client);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        SentRequest sent = SentRequest.begin(request, CallContext.current(), true);
        try (TrackScope sending = sent.call().sending()) {
            return clientFor(sent).send(sent.request(), sent.shown(handler));
        } catch (IOException | InterruptedException | RuntimeException | Error e) {
            // The client wraps what a body subscriber fails with.
            Optional<LimitBlockedException> refused = LimitBlockedException.findIn(e);
            sent.call().failed(e);
            if (refused.isPresent()) {
                throw refused.get();
            }
            throw e;
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return sendAsync(request, handler, null);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler,
            HttpResponse.PushPromiseHandler<T> pushes) {
        SentRequest sent;
        try {
            sent = SentRequest.begin(request, CallContext.current(), false);
        } catch (LimitBlockedException e) {
            return CompletableFuture.failedFuture(e);
        }
        try (TrackScope sending = sent.call().sending()) {
            return new CallFuture<>(sent, clientFor(sent).sendAsync(sent.request(), sent.shown(handler), pushes));
        } catch (RuntimeException | Error e) {
            sent.call().failed(e);
            throw e;
        }
    }

    /** With a redirect, the client would send the headers for Pay-i to wherever it leads. */
    private HttpClient clientFor(SentRequest sent) {
        return sent.call().isProxied() ? unredirected.get() : client;
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return client.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return client.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return client.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return client.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return client.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return client.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return client.authenticator();
    }

    @Override
    public Version version() {
        return client.version();
    }

    @Override
    public Optional<Executor> executor() {
        return client.executor();
    }

    @Override
    public WebSocket.Builder newWebSocketBuilder() {
        return client.newWebSocketBuilder();
    }
}
