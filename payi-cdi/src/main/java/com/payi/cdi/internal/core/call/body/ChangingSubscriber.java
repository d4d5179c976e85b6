package com.payi.cdi.internal.core.call.body;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import com.payi.cdi.LimitBlockedException;

/**
 * Passes a body on to its subscriber, part by part. Demand goes through as it is, with two exceptions: a part of which
 * nothing goes on is made up for by one more, and what is left at the end waits until the subscriber wants it.
 */
final class ChangingSubscriber implements Flow.Subscriber<ByteBuffer>, Flow.Subscription {
    private final Flow.Subscriber<? super ByteBuffer> next;
    private final BodyParts parts;
    private final AtomicLong demand = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private Flow.Subscription source;
    private volatile ByteBuffer rest;

    ChangingSubscriber(Flow.Subscriber<? super ByteBuffer> next, BodyParts parts) {
        this.next = next;
        this.parts = parts;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        next.onSubscribe(this);
    }

    @Override
    public void onNext(ByteBuffer part) {
        ByteBuffer passed;
        try {
            passed = parts.pass(part);
        } catch (LimitBlockedException e) {
            source.cancel();
            fail(e);
            return;
        }
        if (part.hasRemaining() && !passed.hasRemaining()) {
            source.request(1);
            return;
        }
        demand.decrementAndGet();
        next.onNext(passed);
    }

    @Override
    public void onError(Throwable failure) {
        parts.failed(failure);
        fail(failure);
    }

    private void fail(Throwable failure) {
        if (over.compareAndSet(false, true)) {
            next.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        ByteBuffer left;
        try {
            left = parts.end();
        } catch (LimitBlockedException e) {
            fail(e);
            return;
        }
        if (!left.hasRemaining()) {
            complete();
            return;
        }
        rest = left;
        passRest();
    }

    private void passRest() {
        ByteBuffer left = rest;
        if (left != null && demand.get() > 0 && over.compareAndSet(false, true)) {
            next.onNext(left);
            next.onComplete();
        }
    }

    private void complete() {
        if (over.compareAndSet(false, true)) {
            next.onComplete();
        }
    }

    @Override
    public void request(long count) {
        if (count > 0) {
            demand.accumulateAndGet(count, (some, more) -> some + more < 0 ? Long.MAX_VALUE : some + more);
        }
        if (rest != null) {
            passRest();
        } else {
            source.request(count);
        }
    }

    @Override
    public void cancel() {
        over.set(true);
        source.cancel();
        parts.cancelled();
    }
}
