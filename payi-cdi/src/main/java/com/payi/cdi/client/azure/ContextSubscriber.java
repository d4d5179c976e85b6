package com.payi.cdi.client.azure;

import java.util.function.Function;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;

import com.payi.cdi.client.CallContext;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** Passes signals on in the context of a call, so that what the application does with them can make further calls. */
final class ContextSubscriber<T> implements CoreSubscriber<T> {
    private final CoreSubscriber<? super T> next;
    private final CallContext context;

    private ContextSubscriber(CoreSubscriber<? super T> next, CallContext context) {
        this.next = next;
        this.context = context;
    }

    /** An operator for {@code transform}. */
    static <T> Function<Publisher<T>, Publisher<T>> in(CallContext context) {
        return source -> Operators.<T, T>lift((scannable, next) -> new ContextSubscriber<>(next, context)).apply(source);
    }

    @Override
    public Context currentContext() {
        return next.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        next.onSubscribe(subscription);
    }

    @Override
    public void onNext(T signal) {
        context.run(() -> next.onNext(signal));
    }

    @Override
    public void onError(Throwable failure) {
        context.run(() -> next.onError(failure));
    }

    @Override
    public void onComplete() {
        context.run(next::onComplete);
    }
}
