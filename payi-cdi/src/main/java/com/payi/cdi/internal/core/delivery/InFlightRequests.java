package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.LinkageText;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.OutgoingScore;

/** The requests in flight. Belongs to the delivering thread; answers may come on any thread. */
final class InFlightRequests {
    /** What the sender may take beyond its own timeout before its request is given up. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LazySender sender;
    private final long timeoutNanos;
    private final Runnable wakeUp;
    private final List<InFlightRequest> open = new ArrayList<>();
    private final Queue<Ended> ended = new ConcurrentLinkedQueue<>();

    /** @param answers null if the request failed */
    private record Ended(InFlightRequest request, List<IngestAnswer> answers, Throwable failure) {}

    /** Gets the ends of requests. */
    interface Receiver {
        /** @param failure null if there are answers */
        void ended(List<DeliveryEvent> events, List<IngestAnswer> answers, Throwable failure);
    }

    /** @param wakeUp called on any thread when there is something to collect */
    InFlightRequests(LazySender sender, long timeoutNanos, Runnable wakeUp) {
        this.sender = sender;
        this.timeoutNanos = timeoutNanos;
        this.wakeUp = wakeUp;
    }

    int count() {
        return open.size();
    }

    int retries() {
        return (int) open.stream().filter(InFlightRequest::isRetry).count();
    }

    /** How many requests were sent before a time, and are not answered. */
    int sentBefore(long nanos) {
        return (int) open.stream().filter(request -> request.deadlineNanos() - timeoutNanos - GRACE_NANOS - nanos < 0).count();
    }

    void send(List<DeliveryEvent> events, long now) {
        CompletionStage<List<IngestAnswer>> stage = sent(events);
        InFlightRequest request = new InFlightRequest(events, now + timeoutNanos + GRACE_NANOS, () -> cancel(stage));
        open.add(request);
        events.forEach(DeliveryEvent::sent);
        try {
            stage.whenComplete((answers, failure) -> {
                ended.add(new Ended(request, answers, failure));
                wakeUp.run();
            });
        } catch (RuntimeException | Error e) {
            // Not a stage that takes listeners; its own failure may have been passed on already.
            ended.add(new Ended(request, null, e));
        }
    }

    private CompletionStage<List<IngestAnswer>> sent(List<DeliveryEvent> events) {
        DeliveryEvent alone = events.size() == 1 ? events.get(0) : null;
        List<OutgoingEvent> contents = events.stream().map(DeliveryEvent::content).toList();
        try {
            OutgoingScore score = alone != null && alone.isScore() ? ScoreText.read(alone.content()) : null;
            CompletionStage<List<IngestAnswer>> stage = score == null
                    ? sender.send(contents, alone != null && alone.isSingleOnly())
                    : sender.sendScore(score);
            return stage != null ? stage : CompletableFuture.failedFuture(new NullPointerException("no stage"));
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            // Left by a sender that was interrupted while it waited; it would close the files of a spool.
            Thread.interrupted();
        }
    }

    private static void cancel(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().cancel(true);
        } catch (RuntimeException e) {
            DeliveryLogger.LOG.debugf(e, "A request that is given up cannot be cancelled");
        }
    }

    /** Passes on all requests that have ended since the last time, and gives up those that take too long. */
    void collect(long now, Receiver receiver) {
        for (Ended next = ended.poll(); next != null; next = ended.poll()) {
            // One that was given up before is not open any more.
            if (open.remove(next.request())) {
                receiver.ended(next.request().events(), next.answers(), next.failure());
            }
        }
        for (Iterator<InFlightRequest> all = open.iterator(); all.hasNext();) {
            InFlightRequest request = all.next();
            if (now - request.deadlineNanos() >= 0) {
                all.remove();
                request.cancel();
                receiver.ended(request.events(), null, new TimeoutException("no answer"));
            }
        }
    }

    /** When the next request is given up; {@link Long#MAX_VALUE} if there is none. */
    long nextDeadlineNanos() {
        return open.stream().mapToLong(InFlightRequest::deadlineNanos).min().orElse(Long.MAX_VALUE);
    }

    long oldestMillis() {
        return open.stream().flatMap(request -> request.events().stream()).mapToLong(DeliveryEvent::acceptedMillis)
                .min().orElse(Long.MAX_VALUE);
    }

    /** Gives all requests up. */
    List<DeliveryEvent> abandon() {
        List<DeliveryEvent> events = new ArrayList<>();
        for (InFlightRequest request : open) {
            events.addAll(request.events());
            request.cancel();
        }
        open.clear();
        return events;
    }

    /** For logs: what failed, without anything that an event holds. */
    static String described(Throwable failure) {
        String linkage = LinkageText.of(failure);
        if (linkage != null) {
            return linkage;
        }
        Throwable cause = failure;
        while (cause.getCause() != null && cause instanceof java.util.concurrent.CompletionException) {
            cause = cause.getCause();
        }
        return cause instanceof CancellationException || cause.getMessage() == null || !(cause instanceof java.io.IOException)
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
