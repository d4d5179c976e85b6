package com.payi.cdi.internal.edge.threads;

import java.util.concurrent.CancellationException;

import com.payi.cdi.TrackScope;
import com.payi.cdi.spi.AsyncWork;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.AbstractUni;
import io.smallrye.mutiny.subscription.UniSubscriber;
import io.smallrye.mutiny.subscription.UniSubscription;

/** A {@code Uni} that does its work in the method's context, for each subscriber. */
final class FramedUni<T> extends AbstractUni<T> {
    private final Uni<T> uni;
    private final AsyncWork work;

    FramedUni(Uni<T> uni, AsyncWork work) {
        this.uni = uni;
        this.work = work;
    }

    @Override
    public void subscribe(UniSubscriber<? super T> subscriber) {
        AsyncWork.Run run = work.begin();
        try (TrackScope inside = run.methodContext()) {
            AbstractUni.subscribe(uni, new FramedUniSubscriber<>(subscriber, run));
        }
    }

    /** Switches contexts as {@link FramedSubscriber} does. */
    private record FramedUniSubscriber<T>(UniSubscriber<? super T> subscriber, AsyncWork.Run run) implements UniSubscriber<T> {
        @Override
        public Context context() {
            return subscriber.context();
        }

        @Override
        public void onSubscribe(UniSubscription subscription) {
            try (TrackScope outside = run.callerContext()) {
                subscriber.onSubscribe(() -> cancel(subscription));
            }
        }

        @Override
        public void onItem(T item) {
            run.completed(null);
            try (TrackScope outside = run.callerContext()) {
                subscriber.onItem(item);
            }
        }

        @Override
        public void onFailure(Throwable failure) {
            run.completed(failure);
            try (TrackScope outside = run.callerContext()) {
                subscriber.onFailure(failure);
            }
        }

        private void cancel(UniSubscription subscription) {
            try (TrackScope inside = run.methodContext()) {
                subscription.cancel();
            }
            run.completed(new CancellationException());
        }
    }
}
