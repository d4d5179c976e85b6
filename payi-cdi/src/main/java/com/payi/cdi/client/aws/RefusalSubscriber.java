package com.payi.cdi.client.aws;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.ClientCall;

/** Passes the answer of a proxied call that failed on. Where it is Pay-i's refusal, it ends with the refusal. */
final class RefusalSubscriber implements Subscriber<ByteBuffer> {
    private final Subscriber<? super ByteBuffer> next;
    private final ClientCall call;
    private final int status;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    RefusalSubscriber(Subscriber<? super ByteBuffer> next, ClientCall call, int status) {
        this.next = next;
        this.call = call;
        this.status = status;
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        next.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer part) {
        byte[] copy = new byte[part.remaining()];
        part.duplicate().get(copy);
        bytes.writeBytes(copy);
        next.onNext(part);
    }

    @Override
    public void onError(Throwable failure) {
        next.onError(failure);
    }

    @Override
    public void onComplete() {
        Optional<LimitBlockedException> refusal = call.refusal(status, bytes.toByteArray());
        if (refusal.isPresent()) {
            next.onError(refusal.get());
        } else {
            next.onComplete();
        }
    }
}
