package com.payi.cdi.client.jdk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/** Collects a body that is published at once. */
final class CollectedBody implements Flow.Subscriber<ByteBuffer> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean complete;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer part) {
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void onError(Throwable failure) {
        // The body stays incomplete, and the client meets the same failure when it sends.
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    boolean isComplete() {
        return complete;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
