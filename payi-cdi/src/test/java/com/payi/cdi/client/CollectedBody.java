package com.payi.cdi.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Flow;

/** Collects a published body; with a demand of one, it asks for each part on its own. */
final class CollectedBody implements Flow.Subscriber<ByteBuffer> {
    private final long demand;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private Flow.Subscription source;
    private int parts;
    private boolean complete;

    CollectedBody(long demand) {
        this.demand = demand;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        source = subscription;
        source.request(demand);
    }

    @Override
    public void onNext(ByteBuffer part) {
        parts++;
        while (part.hasRemaining()) {
            bytes.write(part.get());
        }
        if (demand == 1) {
            source.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        throw new AssertionError(failure);
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    void cancel() {
        source.cancel();
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    int parts() {
        return parts;
    }

    boolean isComplete() {
        return complete;
    }
}
