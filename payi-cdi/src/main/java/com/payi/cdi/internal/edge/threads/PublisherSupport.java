package com.payi.cdi.internal.edge.threads;

import java.util.concurrent.Flow;

import com.payi.cdi.TrackScope;
import com.payi.cdi.spi.AsyncResultSupport;
import com.payi.cdi.spi.AsyncWork;

/** Supports publishers, whose work begins with each subscription. */
final class PublisherSupport implements AsyncResultSupport {
    /** Not narrower types: the wrapper would not have them. */
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
                // A null subscriber is passed on, so that the publisher itself refuses it.
                publisher.subscribe(subscriber == null ? null : new FramedSubscriber<>(subscriber, run));
            }
        }
    }
}
