package com.payi.cdi.internal.edge.threads;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;

import com.payi.cdi.TrackScope;
import com.payi.cdi.spi.AsyncWork;

/**
 * Sits between a publisher, which works in the method's context, and its subscriber, which works in its own. Passes on
 * all signals unchanged.
 */
class FramedSubscriber<T> implements Flow.Subscriber<T> {
    private final Flow.Subscriber<? super T> subscriber;
    private final AsyncWork.Run run;

    FramedSubscriber(Flow.Subscriber<? super T> subscriber, AsyncWork.Run run) {
        this.subscriber = subscriber;
        this.run = run;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        try (TrackScope outside = run.callerContext()) {
            subscriber.onSubscribe(subscription == null ? null : new FramedSubscription(subscription, run));
        }
    }

    @Override
    public void onNext(T item) {
        try (TrackScope outside = run.callerContext()) {
            subscriber.onNext(item);
        }
    }

    @Override
    public void onError(Throwable failure) {
        run.completed(failure);
        try (TrackScope outside = run.callerContext()) {
            subscriber.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        run.completed(null);
        try (TrackScope outside = run.callerContext()) {
            subscriber.onComplete();
        }
    }

    private record FramedSubscription(Flow.Subscription subscription, AsyncWork.Run run) implements Flow.Subscription {
        @Override
        public void request(long count) {
            try (TrackScope inside = run.methodContext()) {
                subscription.request(count);
            }
        }

        @Override
        public void cancel() {
            try (TrackScope inside = run.methodContext()) {
                subscription.cancel();
            }
            run.completed(new CancellationException());
        }
    }
}
