package com.payi.cdi.internal.edge.threads;

import java.util.concurrent.Flow;

import com.payi.cdi.TrackScope;
import com.payi.cdi.spi.AsyncResultSupport;
import com.payi.cdi.spi.AsyncWork;

/** Work that begins with each subscription to a publisher. */
final class PublisherSupport implements AsyncResultSupport {
    /** A narrower type would be lost to the caller by the publisher that is put in front. */
    @Override
    public boolean supports(Class<?> declared) {
        return declared == Flow.Publisher.class;
    }

    @Override
    public Object wrap(Object result, AsyncWork work) {
        return new FramedPublisher<>((Flow.Publisher<?>) result, work);
    }

    private record FramedPublisher<T>(Flow.Publisher<T> publisher, AsyncWork work) implements Flow.Publisher<T> {
        @Override
        public void subscribe(Flow.Subscriber<? super T> subscriber) {
            AsyncWork.Run run = work.begin();
            try (TrackScope inside = run.methodContext()) {
                // No subscriber is the publisher's to refuse.
                publisher.subscribe(subscriber == null ? null : new FramedSubscriber<>(subscriber, run));
            }
        }
    }
}
