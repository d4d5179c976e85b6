package com.payi.cdi.client.jdk;

import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.payi.cdi.LimitBlockedException;

/** The answer to come. What depends on it runs in the context of the call; to cancel it cancels the call. */
final class CallFuture<T> extends CompletableFuture<HttpResponse<T>> {
    private final SentRequest sent;
    private final CompletableFuture<HttpResponse<T>> answer;

    CallFuture(SentRequest sent, CompletableFuture<HttpResponse<T>> answer) {
        this.sent = sent;
        this.answer = answer;
        answer.whenComplete((response, failure) -> sent.context().run(() -> finish(response, failure)));
    }

    private void finish(HttpResponse<T> response, Throwable failure) {
        if (failure == null) {
            complete(response);
            return;
        }
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
        sent.call().failed(cause);
        Optional<LimitBlockedException> refused = LimitBlockedException.findIn(cause);
        completeExceptionally(refused.isPresent() ? refused.get() : cause);
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        if (cancelled) {
            sent.call().cancelled();
            answer.cancel(mayInterruptIfRunning);
        }
        return cancelled;
    }
}
