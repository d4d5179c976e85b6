package com.payi.cdi.internal.edge.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.FrameOwner;
import com.payi.cdi.testing.LogCapture;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;

/** How long a frame lasts whose method returned something that is not done yet, and where it holds. */
class AsyncResultsTest {
    private final AsyncResults results = new AsyncResults();
    private final List<Throwable> ends = new ArrayList<>();
    private final AtomicInteger leaves = new AtomicInteger();
    private final Frame frame = called(Frame.root(ContextValues.NONE, new FrameOwner() {
        @Override
        public void completed(Frame ended, Throwable failure) {
            ends.add(failure);
        }

        @Override
        public void detached(Frame left, Throwable failure) {
            leaves.incrementAndGet();
        }
    }).open(ContextValues.NONE));
    private final Frame callers = Frame.detachedRoot();
    private final RuntimeException failure = new IllegalStateException("mine");

    private static Frame called(Frame frame) {
        frame.markCalled();
        return frame;
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(CurrentFrame.get()).isNull();
    }

    /** As the interceptor does. */
    private <T> T returned(Class<?> declared, T result) {
        try (CurrentFrame.OpenFrame open = CurrentFrame.open(frame)) {
            @SuppressWarnings("unchecked")
            T followed = (T) results.wrap(declared, result, open);
            return followed;
        }
    }

    private void inCallersContext(Runnable task) {
        try (TrackScope scope = CurrentFrame.attach(callers)) {
            task.run();
        }
    }

    @Test
    void aSynchronousMethodEndsItsFrame() {
        assertThat(returned(String.class, "done")).isEqualTo("done");
        assertThat(this.<Object>returned(Object.class, null)).isNull();
        assertThat(ends).containsExactly(null, null);
        assertThat(leaves).hasValue(0);
    }

    @Test
    void aStageIsTheMethodsOwnAndEndsItsFrameWithItsValue() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        assertThat(returned(CompletionStage.class, stage)).isSameAs(stage);
        assertThat(ends).isEmpty();
        assertThat(leaves).hasValue(1);
        assertThat(CurrentFrame.get()).isNull();

        stage.complete("done");
        assertThat(ends).containsExactly((Throwable) null);
    }

    @Test
    void aStageEndsItsFrameWithItsFailure() {
        CompletableFuture<String> stage = new CompletableFuture<>();
        returned(CompletableFuture.class, stage.thenApply(value -> value));
        stage.completeExceptionally(failure);
        assertThat(ends).containsExactly(failure);
    }

    @Test
    void aStageThatIsCancelledByItsCallerEndsItsFrame() {
        CompletableFuture<String> stage = returned(CompletableFuture.class, new CompletableFuture<String>());
        stage.cancel(true);
        assertThat(ends).singleElement().isInstanceOf(CancellationException.class);
    }

    @Test
    void whatIsDoneAlreadyEndsItsFrameAtOnce() {
        CompletableFuture<String> stage = CompletableFuture.completedFuture("done");
        assertThat(returned(CompletionStage.class, stage)).isSameAs(stage);
        assertThat(this.<Object>returned(CompletionStage.class, null)).isNull();
        assertThat(ends).containsExactly(null, null);
    }

    @Test
    void aFutureThatIsAStageEndsItsFrameWhenItIsDone() {
        CompletableFuture<String> future = new CompletableFuture<>();
        assertThat(returned(Future.class, future)).isSameAs(future);
        assertThat(ends).isEmpty();
        future.complete("done");
        assertThat(ends).hasSize(1);
    }

    /** Nothing tells of its end but a thread that waits. */
    @Test
    void anyOtherFutureEndsItsFrameAsTheMethodReturns() {
        FutureTask<String> future = new FutureTask<>(() -> "done");
        assertThat(returned(Future.class, future)).isSameAs(future);
        assertThat(ends).hasSize(1);
        assertThat(future.isDone()).isFalse();
    }

    @Test
    void aUniWorksInTheMethodsFrameAndItsSubscriberInItsOwn() {
        AtomicReference<Frame> inside = new AtomicReference<>();
        AtomicReference<Frame> outside = new AtomicReference<>();
        Uni<String> uni = returned(Uni.class, Uni.createFrom().item(() -> {
            inside.set(CurrentFrame.get());
            return "done";
        }));
        assertThat(inside).hasNullValue();
        assertThat(ends).isEmpty();

        inCallersContext(() -> assertThat(uni.onItem().invoke(() -> outside.set(CurrentFrame.get())).await().indefinitely())
                .isEqualTo("done"));

        assertThat(inside).hasValue(frame);
        assertThat(outside).hasValue(callers);
        assertThat(ends).containsExactly((Throwable) null);
    }

    /** The method ran once: there is one frame, and one instance of its use case, however often its work is done. */
    @Test
    void everySubscriptionToAUniIsInTheOneFrame() {
        List<Frame> frames = new ArrayList<>();
        Uni<String> uni = returned(Uni.class, Uni.createFrom().item(() -> {
            frames.add(CurrentFrame.get());
            if (frames.size() < 3) {
                throw failure;
            }
            return "done";
        }));
        assertThat(uni.onFailure().retry().atMost(5).await().indefinitely()).isEqualTo("done");
        assertThat(frames).containsExactly(frame, frame, frame);
        assertThat(ends).containsExactly(failure, failure, null);

        assertThat(uni.repeat().atMost(2).collect().asList().await().indefinitely()).containsExactly("done", "done");
        assertThat(frames).hasSize(5).containsOnly(frame);
        assertThat(ends).hasSize(5);
    }

    @Test
    void aUniMayGiveNull() {
        Uni<String> uni = returned(Uni.class, Uni.createFrom().nullItem());
        assertThat(uni.await().indefinitely()).isNull();
        assertThat(ends).containsExactly((Throwable) null);
    }

    @Test
    void theFailureOfAUniIsItsOwn() {
        Uni<String> uni = returned(Uni.class, Uni.createFrom().failure(failure));
        assertThatThrownBy(() -> uni.await().indefinitely()).isSameAs(failure);
        assertThat(ends).containsExactly(failure);
    }

    @Test
    void cancellingAUniReachesItInTheMethodsFrame() {
        AtomicReference<Frame> cancelledIn = new AtomicReference<>();
        Uni<String> uni = returned(Uni.class, Uni.createFrom().<String>nothing()
                .onCancellation().invoke(() -> cancelledIn.set(CurrentFrame.get())));
        Cancellable subscription = uni.subscribe().with(item -> {});
        assertThat(ends).isEmpty();

        subscription.cancel();

        assertThat(cancelledIn).hasValue(frame);
        assertThat(ends).singleElement().isInstanceOf(CancellationException.class);
    }

    @Test
    void theContextOfMutinyPasses() {
        Uni<String> uni = returned(Uni.class,
                Uni.createFrom().context(context -> Uni.createFrom().item(context.<String>get("key"))));
        assertThat(uni.awaitUsing(io.smallrye.mutiny.Context.of("key", "value")).indefinitely()).isEqualTo("value");
        Multi<String> multi = returned(Multi.class,
                Multi.createFrom().context(context -> Multi.createFrom().item(context.<String>get("key"))));
        assertThat(multi.collect().first().awaitUsing(io.smallrye.mutiny.Context.of("key", "value")).indefinitely())
                .isEqualTo("value");
    }

    @Test
    void aMultiWorksInTheMethodsFrameAsItIsAskedForMore() {
        List<Frame> inside = new ArrayList<>();
        List<Frame> outside = new ArrayList<>();
        List<Long> requests = new ArrayList<>();
        Multi<Integer> multi = returned(Multi.class, Multi.createFrom().range(0, 10)
                .onRequest().invoke(requests::add)
                .onItem().invoke(() -> inside.add(CurrentFrame.get())));
        AssertSubscriber<Integer> subscriber = AssertSubscriber.create();
        inCallersContext(() -> multi.onItem().invoke(() -> outside.add(CurrentFrame.get())).subscribe(subscriber));
        assertThat(inside).isEmpty();

        subscriber.request(2);
        subscriber.request(3);

        subscriber.assertItems(0, 1, 2, 3, 4).assertNotTerminated();
        assertThat(requests).containsExactly(2L, 3L);
        assertThat(inside).hasSize(5).containsOnly(frame);
        assertThat(outside).hasSize(5).containsOnly(callers);
        assertThat(ends).isEmpty();

        subscriber.cancel();
        assertThat(ends).singleElement().isInstanceOf(CancellationException.class);
    }

    @Test
    void everySubscriptionToAMultiIsInTheOneFrame() {
        List<Frame> frames = new ArrayList<>();
        Multi<Integer> multi = returned(Multi.class, Multi.createFrom().deferred(() -> {
            frames.add(CurrentFrame.get());
            return Multi.createFrom().items(1, 2);
        }));
        assertThat(multi.collect().asList().await().indefinitely()).containsExactly(1, 2);
        assertThat(multi.collect().asList().await().indefinitely()).containsExactly(1, 2);
        assertThat(frames).containsExactly(frame, frame);
        assertThat(ends).containsExactly(null, null);
    }

    @Test
    void theFailureOfAMultiIsItsOwn() {
        Multi<Integer> multi = returned(Multi.class, Multi.createFrom().failure(failure));
        multi.subscribe().withSubscriber(AssertSubscriber.create()).assertFailedWith(IllegalStateException.class, "mine");
        assertThat(ends).containsExactly(failure);
    }

    @Test
    void aPublisherWorksInTheMethodsFrame() {
        List<Frame> inside = new ArrayList<>();
        Flow.Publisher<String> publisher = returned(Flow.Publisher.class,
                subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
                    @Override
                    public void request(long count) {
                        inside.add(CurrentFrame.get());
                        subscriber.onNext("item");
                        subscriber.onComplete();
                    }

                    @Override
                    public void cancel() {
                        inside.add(CurrentFrame.get());
                    }
                }));
        AssertSubscriber<String> subscriber = AssertSubscriber.create(1);
        publisher.subscribe(subscriber);
        subscriber.assertItems("item").assertCompleted();
        assertThat(inside).containsExactly(frame);
        assertThat(ends).containsExactly((Throwable) null);

        Flow.Publisher<String> strict = returned(Flow.Publisher.class, new SubmissionPublisher<String>()::subscribe);
        assertThatThrownBy(() -> strict.subscribe(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aMultiThatIsDeclaredAsAPublisherStaysAMulti() {
        assertThat(returned(Flow.Publisher.class, (Flow.Publisher<Integer>) Multi.createFrom().items(1)))
                .isInstanceOf(Multi.class);
    }

    @Test
    void aTypeOfTheApplicationsOwnIsFollowedByItsService() {
        Later<String> later = new Later<>();
        assertThat(returned(Later.class, later)).isSameAs(later);
        assertThat(ends).isEmpty();
        later.done();
        assertThat(ends).hasSize(1);
    }

    @Test
    void aServiceThatFailsLeavesTheMethodsResult() {
        try (LogCapture log = new LogCapture()) {
            Later.Broken broken = new Later.Broken();
            assertThat(returned(Later.Broken.class, broken)).isSameAs(broken);
            Later.Misread misread = new Later.Misread();
            assertThat(returned(Later.Misread.class, misread)).isSameAs(misread);
            assertThat(ends).hasSize(2);
            assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00111"))
                    .anyMatch(line -> line.contains("PAYI00112") && line.contains(LaterSupport.class.getName()));
        }
    }
}
