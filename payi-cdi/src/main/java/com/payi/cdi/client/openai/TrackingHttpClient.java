package com.payi.cdi.client.openai;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpClient;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.WebSocketClient;
import com.openai.errors.OpenAIIoException;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;

/** A transport whose calls are followed. It is below the repetition of the SDK, so that each attempt is a call. */
class TrackingHttpClient implements HttpClient {
    private static final int FIRST_ERROR = 400;

    private final HttpClient transport;
    private final CallContext context;
    private final boolean closes;

    private TrackingHttpClient(HttpClient transport, CallContext context, boolean closes) {
        this.transport = transport;
        this.context = context;
        this.closes = closes;
    }

    /** For a client: the context is that of the thread that sends, and closing closes the transport. */
    static HttpClient owning(HttpClient transport) {
        return withWebSockets(transport)
                ? new WithWebSockets(transport, null, true)
                : new TrackingHttpClient(transport, null, true);
    }

    /** For one call of a client. The SDK closes it when it is not reachable any more, and the client goes on. */
    static HttpClient borrowing(HttpClient transport, CallContext context) {
        return withWebSockets(transport)
                ? new WithWebSockets(transport, context, false)
                : new TrackingHttpClient(transport, context, false);
    }

    /** Asked by name, because earlier versions of the SDK do not have the type. */
    private static boolean withWebSockets(HttpClient transport) {
        for (Class<?> type : transport.getClass().getInterfaces()) {
            if (type.getName().equals("com.openai.core.http.WebSocketClient")) {
                return true;
            }
        }
        return false;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        SentRequest sent = SentRequest.of(request, context, true);
        ClientCall call = sent.call();
        HttpResponse response;
        try (TrackScope sending = call.sending()) {
            response = transport.execute(sent.request(), options);
        } catch (RuntimeException | Error e) {
            call.failed(e);
            throw e;
        }
        return answered(response, call);
    }

    @Override
    public CompletableFuture<HttpResponse> executeAsync(HttpRequest request, RequestOptions options) {
        SentRequest sent;
        try {
            sent = SentRequest.of(request, context, false);
        } catch (LimitBlockedException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        ClientCall call = sent.call();
        CompletableFuture<HttpResponse> answer;
        try (TrackScope sending = call.sending()) {
            answer = transport.executeAsync(sent.request(), options);
        } catch (RuntimeException | Error e) {
            call.failed(e);
            throw e;
        }
        return call.isTracked() ? followed(answer, call) : answer;
    }

    private static CompletableFuture<HttpResponse> followed(CompletableFuture<HttpResponse> answer, ClientCall call) {
        CompletableFuture<HttpResponse> followed = new CompletableFuture<>();
        answer.whenComplete((response, failure) -> {
            if (failure != null) {
                call.failed(failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure);
                followed.completeExceptionally(failure);
                return;
            }
            HttpResponse shown;
            try {
                shown = answered(response, call);
            } catch (RuntimeException | Error e) {
                followed.completeExceptionally(e);
                return;
            }
            if (!followed.complete(shown)) {
                shown.close();
            }
        });
        followed.whenComplete((response, failure) -> {
            if (followed.isCancelled()) {
                answer.cancel(true);
            }
        });
        return followed;
    }

    private static HttpResponse answered(HttpResponse response, ClientCall call) {
        if (!call.isTracked()) {
            return response;
        }
        call.answered(response.statusCode(), name -> response.headers().values(name).stream().findFirst().orElse(null));
        return call.isProxied() && response.statusCode() >= FIRST_ERROR
                ? error(response, call)
                : new ShownResponse(response, call.answer(response.body()));
    }

    /** Errors are short, and are read as a whole, because one of them may be Pay-i's refusal. */
    private static HttpResponse error(HttpResponse response, ClientCall call) {
        byte[] body;
        try {
            body = call.answer(response.body().readAllBytes());
        } catch (IOException e) {
            call.failed(e);
            response.close();
            throw new OpenAIIoException("Request failed", e);
        }
        Optional<LimitBlockedException> refusal = call.refusal(response.statusCode(), body);
        if (refusal.isPresent()) {
            response.close();
            throw refusal.get();
        }
        return new ShownResponse(response, new ByteArrayInputStream(body));
    }

    @Override
    public void close() {
        if (closes) {
            transport.close();
        }
    }

    /** A transport that opens WebSockets, too. They are not followed. */
    private static final class WithWebSockets extends TrackingHttpClient implements WebSocketClient {
        private final WebSocketClient sockets;

        WithWebSockets(HttpClient transport, CallContext context, boolean closes) {
            super(transport, context, closes);
            this.sockets = (WebSocketClient) transport;
        }

        @Override
        public CompletableFuture<Connection> connectWebSocket(HttpRequest request, RequestOptions options, int mostBytes,
                Listener listener) {
            return sockets.connectWebSocket(request, options, mostBytes, listener);
        }
    }
}
