package com.payi.cdi.internal.edge.threads;

import com.payi.cdi.TrackScope;
import com.payi.cdi.spi.AsyncWork;

import io.smallrye.mutiny.Context;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.AbstractMulti;
import io.smallrye.mutiny.subscription.ContextSupport;
import io.smallrye.mutiny.subscription.MultiSubscriber;

/** A {@code Multi} that does its work in the method's context, for each subscriber. */
final class FramedMulti<T> extends AbstractMulti<T> {
    private final Multi<T> multi;
    private final AsyncWork work;

    FramedMulti(Multi<T> multi, AsyncWork work) {
        this.multi = multi;
        this.work = work;
    }

    @Override
    public void subscribe(MultiSubscriber<? super T> subscriber) {
        AsyncWork.Run run = work.begin();
        try (TrackScope inside = run.methodContext()) {
            multi.subscribe(new FramedMultiSubscriber<>(subscriber, run));
        }
    }

    /** Maps Mutiny's names of the signals to those of {@link FramedSubscriber}. */
    private static final class FramedMultiSubscriber<T> extends FramedSubscriber<T>
            implements
                MultiSubscriber<T>,
                ContextSupport {
        private final MultiSubscriber<? super T> subscriber;

        private FramedMultiSubscriber(MultiSubscriber<? super T> subscriber, AsyncWork.Run run) {
            super(subscriber, run);
            this.subscriber = subscriber;
        }

        @Override
        public Context context() {
            return subscriber instanceof ContextSupport supporting ? supporting.context() : Context.empty();
        }

        @Override
        public void onItem(T item) {
            super.onNext(item);
        }

        @Override
        public void onFailure(Throwable failure) {
            super.onError(failure);
        }

        @Override
        public void onCompletion() {
            super.onComplete();
        }

        @Override
        public void onNext(T item) {
            super.onNext(item);
        }

        @Override
        public void onError(Throwable failure) {
            super.onError(failure);
        }

        @Override
        public void onComplete() {
            super.onComplete();
        }
    }
}
