package com.payi.quarkus.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import com.payi.cdi.internal.edge.threads.AsyncResults;
import com.payi.cdi.spi.AsyncResultSupport;
import com.payi.cdi.spi.AsyncWork;

/**
 * Supports futures whose steps run on the Vert.x context of a call, where the call's frame is found. A future runs the
 * step that was added last first, so the steps of the method's caller would run before the method's frame ends. Added
 * to a second future, they run after it.
 */
public final class FutureSupport implements AsyncResultSupport {
    private final AsyncResultSupport ofStages = AsyncResults.ofStages();

    @Override
    public boolean supports(Class<?> declared) {
        return declared == CompletionStage.class || declared == CompletableFuture.class;
    }

    @Override
    public Object wrap(Object result, AsyncWork work) {
        // Other kinds of futures may treat the steps that are added to them in their own way.
        return result.getClass() == CompletableFuture.class
                ? new FutureInFront<>((CompletableFuture<?>) result, work.begin())
                : ofStages.wrap(result, work);
    }

    /** Completes when the future behind it completes, and passes an own completion or cancellation on to it. */
    private static final class FutureInFront<T> extends CompletableFuture<T> {
        private final CompletableFuture<T> behind;

        private FutureInFront(CompletableFuture<T> behind, AsyncWork.Run run) {
            this.behind = behind;
            behind.whenComplete((value, failure) -> {
                run.completed(failure);
                if (failure == null) {
                    super.complete(value);
                } else {
                    super.completeExceptionally(failure);
                }
            });
        }

        @Override
        public boolean complete(T value) {
            return behind.complete(value);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            return behind.completeExceptionally(failure);
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            return behind.cancel(mayInterrupt);
        }
    }
}
