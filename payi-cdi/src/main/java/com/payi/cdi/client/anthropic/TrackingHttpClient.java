package com.payi.cdi.client.anthropic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.HttpClient;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import com.anthropic.errors.AnthropicIoException;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;

/** A transport whose calls are followed. It is below the repetition of the SDK, so that each attempt is a call. */
final class TrackingHttpClient implements HttpClient {
    private static final int FIRST_ERROR = 400;

    private final HttpClient transport;
    private final CallContext context;

    /** @param context null for that of the thread that sends */
    TrackingHttpClient(HttpClient transport, CallContext context) {
        this.transport = transport;
        this.context = context;
    }

    @Override
    public HttpResponse execute(HttpRequest request, RequestOptions options) {
        SentRequest sent = SentRequest.of(request, context, true);
        ClientCall call = sent.call();
        HttpResponse response;
        try (TrackScope sending = call.sending()) {
            response = transport.execute(sent.request(), options(options, call));
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
            answer = transport.executeAsync(sent.request(), options(options, call));
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
            throw new AnthropicIoException("Request failed", e);
        }
        Optional<LimitBlockedException> refusal = call.refusal(response.statusCode(), body);
        if (refusal.isPresent()) {
            response.close();
            throw refusal.get();
        }
        return new ShownResponse(response, new ByteArrayInputStream(body));
    }

    /** Answers of Pay-i that lead elsewhere are left to the application: the headers would go there, too. */
    private static RequestOptions options(RequestOptions options, ClientCall call) {
        return call.isProxied()
                ? RequestOptions.builder().followRedirects(false).build().applyDefaults(options)
                : options;
    }

    @Override
    public void close() {
        transport.close();
    }
}
