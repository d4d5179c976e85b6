package com.payi.cdi.client.jdk;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

import com.payi.cdi.LimitBlockedException;

/** Reads the whole answer of a proxied call that failed: if Pay-i refused the call, the application gets the refusal. */
final class RefusalSubscriber<T> implements BodySubscriber<T> {
    static final int FIRST_ERROR = 400;

    private final int status;
    private final BodySubscriber<T> next;
    private final SentRequest sent;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<T> body = new CompletableFuture<>();

    RefusalSubscriber(int status, BodySubscriber<T> next, SentRequest sent) {
        this.status = status;
        this.next = next;
        this.sent = sent;
    }

    @Override
    public CompletionStage<T> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        }
    }

    @Override
    public void onError(Throwable failure) {
        sent.call().failed(failure);
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        byte[] answer = sent.call().answer(bytes.toByteArray());
        Optional<LimitBlockedException> refusal = sent.call().refusal(status, answer);
        if (refusal.isPresent()) {
            body.completeExceptionally(refusal.get());
            return;
        }
        sent.context().run(() -> new KnownAnswer(answer).publishTo(next));
        next.getBody().whenComplete((value, failure) -> {
            if (failure == null) {
                body.complete(value);
            } else {
                body.completeExceptionally(failure);
            }
        });
    }
}
