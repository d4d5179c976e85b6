package com.payi.cdi.client.aws;

import java.nio.ByteBuffer;

import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import com.payi.cdi.client.CallContext;

/** Passes an answer on in the context of its call, so that handlers of the application can make further calls. */
final class ContextSubscriber implements Subscriber<ByteBuffer> {
    private final Subscriber<? super ByteBuffer> next;
    private final CallContext context;

    ContextSubscriber(Subscriber<? super ByteBuffer> next, CallContext context) {
        this.next = next;
        this.context = context;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        context.run(() -> next.onSubscribe(subscription));
    }

    @Override
    public void onNext(ByteBuffer part) {
        context.run(() -> next.onNext(part));
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
