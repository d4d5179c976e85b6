package com.payi.cdi.client.jdk;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import com.payi.cdi.client.ClientCall;

/**
 * Passes an answer on as it comes. Demand goes through as it is: only parts that the library holds back are made up for,
 * and what is left at the end waits until it is wanted.
 */
final class AnswerSubscriber<T> implements BodySubscriber<T>, Flow.Subscription {
    private final BodySubscriber<T> next;
    private final SentRequest sent;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private Flow.Subscription source;
    private volatile ByteBuffer rest;

    AnswerSubscriber(BodySubscriber<T> next, SentRequest sent) {
        this.next = next;
        this.sent = sent;
    }

    private ClientCall call() {
        return sent.call();
    }

    @Override
    public CompletionStage<T> getBody() {
        return next.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        sent.context().run(() -> next.onSubscribe(this));
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        List<ByteBuffer> passed = new ArrayList<>(parts.size());
        for (ByteBuffer part : parts) {
            ByteBuffer changed = call().answerPart(part);
            if (changed.hasRemaining()) {
                passed.add(changed);
            }
        }
        if (passed.isEmpty() && !parts.isEmpty()) {
            source.request(1);
            return;
        }
        demand.decrementAndGet();
        sent.context().run(() -> next.onNext(passed));
    }

    @Override
    public void onError(Throwable failure) {
        call().failed(failure);
        if (over.compareAndSet(false, true)) {
            sent.context().run(() -> next.onError(failure));
        }
    }

    @Override
    public void onComplete() {
        ByteBuffer left = call().answerRest();
        call().ended();
        if (left.hasRemaining()) {
            rest = left;
            passRest();
        } else if (over.compareAndSet(false, true)) {
            sent.context().run(next::onComplete);
        }
    }

    private void passRest() {
        if (demand.get() > 0 && over.compareAndSet(false, true)) {
            sent.context().run(() -> {
                next.onNext(List.of(rest));
                next.onComplete();
            });
        }
    }

    @Override
    public void request(long count) {
        if (count > 0) {
            demand.accumulateAndGet(count, (some, more) -> some + more < 0 ? Long.MAX_VALUE : some + more);
        }
        if (rest == null) {
            source.request(count);
        } else {
            passRest();
        }
    }

    @Override
    public void cancel() {
        over.set(true);
        source.cancel();
        call().cancelled();
    }
}
