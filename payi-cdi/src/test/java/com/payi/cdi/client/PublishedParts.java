package com.payi.cdi.client;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/** Publishes parts on demand, on the thread that demands them. A limit holds the rest back for ever. */
final class PublishedParts implements Flow.Publisher<ByteBuffer> {
    private final List<byte[]> parts;
    private final int limit;

    PublishedParts(List<byte[]> parts) {
        this(parts, Integer.MAX_VALUE);
    }

    PublishedParts(List<byte[]> parts, int limit) {
        this.parts = parts;
        this.limit = limit;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        subscriber.onSubscribe(new Flow.Subscription() {
            private int next;
            private boolean over;

            @Override
            public void request(long count) {
                for (long i = 0; i < count && next < parts.size() && next < limit && !over; i++) {
                    subscriber.onNext(ByteBuffer.wrap(parts.get(next++)));
                }
                if (next == parts.size() && !over) {
                    over = true;
                    subscriber.onComplete();
                }
            }

            @Override
            public void cancel() {
                over = true;
            }
        });
    }
}
