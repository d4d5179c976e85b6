package com.payi.quarkus.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackScope;
import com.payi.cdi.spi.AsyncWork;

/** A future in front of another one behaves as that one, and ends after the work was told of its end. */
class FutureSupportTest {
    private final List<Object> happened = new ArrayList<>();
    private final CompletableFuture<String> behind = new CompletableFuture<>();
    private final CompletableFuture<String> front = followed(behind);

    @SuppressWarnings("unchecked")
    private <F> F followed(F future) {
        return (F) new FutureSupport().wrap(future, () -> new AsyncWork.Run() {
            @Override
            public TrackScope methodContext() {
                throw new AssertionError("a future has begun already");
            }

            @Override
            public TrackScope callerContext() {
                throw new AssertionError("a future has begun already");
            }

            @Override
            public void completed(Throwable failure) {
                happened.add(failure == null ? "ended" : failure);
            }
        });
    }

    @Test
    void plainFuturesAreSupported() {
        FutureSupport support = new FutureSupport();
        assertThat(support.supports(CompletionStage.class)).isTrue();
        assertThat(support.supports(CompletableFuture.class)).isTrue();
        assertThat(support.supports(Special.class)).isFalse();
    }

    @Test
    void theStepsOfTheCallerRunAfterTheEnd() {
        front.thenAccept(happened::add);
        behind.complete("answer");
        assertThat(happened).containsExactly("ended", "answer");
    }

    @Test
    void aFailureIsPassedOnAsItIs() {
        IllegalStateException failure = new IllegalStateException("failed");
        front.whenComplete((value, thrown) -> happened.add(thrown));
        behind.completeExceptionally(failure);
        assertThat(happened).containsExactly(failure, failure);
        assertThatThrownBy(front::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    }

    @Test
    void whoCancelsItCancelsTheWork() {
        assertThat(front.cancel(true)).isTrue();
        assertThat(behind.isCancelled()).isTrue();
        assertThat(front.isCancelled()).isTrue();
        assertThat(happened).singleElement().isInstanceOf(CancellationException.class);
        assertThat(front.cancel(true)).isTrue();
    }

    @Test
    void whoCompletesItCompletesTheWork() {
        assertThat(front.complete("mine")).isTrue();
        assertThat(front.complete("another")).isFalse();
        assertThat(behind.join()).isEqualTo("mine");
        assertThat(front.join()).isEqualTo("mine");
        CompletableFuture<String> late = new CompletableFuture<>();
        assertThat(followed(late).orTimeout(1, TimeUnit.MILLISECONDS)).failsWithin(10, TimeUnit.SECONDS);
        assertThat(late).isCompletedExceptionally();
    }

    @Test
    void futuresOfAnotherKindStayWhatTheyAre() {
        Special special = new Special();
        assertThat(followed(special)).isSameAs(special);
        special.complete("answer");
        assertThat(happened).containsExactly("ended");
    }

    private static final class Special extends CompletableFuture<String> {}
}
