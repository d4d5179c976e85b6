package com.payi.cdi.client.anthropic;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import com.anthropic.core.http.AsyncStreamResponse;
import com.payi.cdi.client.CallContext;

/** A stream whose handler runs in the context of the call, so that the calls it makes have the same one. */
final class TrackedStream<T> implements AsyncStreamResponse<T> {
    private final AsyncStreamResponse<T> stream;
    private final CallContext context;

    TrackedStream(AsyncStreamResponse<T> stream, CallContext context) {
        this.stream = stream;
        this.context = context;
    }

    @Override
    public AsyncStreamResponse<T> subscribe(Handler<? super T> handler) {
        stream.subscribe(inContext(handler));
        return this;
    }

    @Override
    public AsyncStreamResponse<T> subscribe(Handler<? super T> handler, Executor executor) {
        stream.subscribe(inContext(handler), executor);
        return this;
    }

    private Handler<T> inContext(Handler<? super T> handler) {
        return new Handler<>() {
            @Override
            public void onNext(T value) {
                context.run(() -> handler.onNext(value));
            }

            @Override
            public void onComplete(Optional<Throwable> error) {
                context.run(() -> handler.onComplete(error));
            }
        };
    }

    @Override
    public CompletableFuture<Void> onCompleteFuture() {
        return stream.onCompleteFuture();
    }

    @Override
    public void close() {
        stream.close();
    }
}
