package com.payi.cdi.internal.core.delivery;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.spi.IngestAnswer;

/**
 * What the end of a request means for its events: which count they go to, whether and when they are tried again, and who is
 * told. Belongs to the delivering thread.
 */
final class OutcomeHandler implements InFlightRequests.Receiver {
    /** Answers that say that nothing was taken. */
    private static final Set<Integer> NOTHING_TAKEN = Set.of(425, 429);
    private static final long WITHOUT_BULK_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long SOON_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final DeliveryConfiguration configuration;
    private final Counters counters;
    private final MemoryQueue memory;
    private final EventStore disk;
    private final PendingEvents pending;
    private final CircuitBreaker circuit;
    private final Backoff backoff;
    private final ResultListener results;
    private final MonotonicClock clock;
    private final DeliveryLog log = new DeliveryLog();
    private long latestRetryNanos = Long.MAX_VALUE;
    private Long bulkAgainNanos;

    OutcomeHandler(DeliveryConfiguration configuration, Counters counters, MemoryQueue memory, EventStore disk,
            PendingEvents pending,
            CircuitBreaker circuit, Backoff backoff, ResultListener results, MonotonicClock clock) {
        this.configuration = configuration;
        this.counters = counters;
        this.memory = memory;
        this.disk = disk;
        this.pending = pending;
        this.circuit = circuit;
        this.backoff = backoff;
        this.results = results;
        this.clock = clock;
    }

    /** Whether events may travel together: not for a while after Pay-i did not want that. */
    boolean allowsBulk(long now) {
        return bulkAgainNanos == null || now - bulkAgainNanos >= 0;
    }

    /** The application ends: what fails is tried again before that. */
    void endingAt(long nanos) {
        latestRetryNanos = nanos;
    }

    @Override
    public void ended(List<DeliveryEvent> events, List<IngestAnswer> answers, Throwable failure) {
        if (failure != null) {
            IngestAnswer failed = IngestAnswer.failed(0, InFlightRequests.described(failure));
            settle(events, Collections.nCopies(events.size(), failed), isNeverSent(failure));
        } else if (answers == null || answers.size() != events.size() || answers.stream().anyMatch(Objects::isNull)) {
            IngestAnswer wrong = IngestAnswer.failed(0, "the sender gave no answer for each event");
            settle(events, Collections.nCopies(events.size(), wrong), false);
        } else {
            settle(events, answers, false);
        }
    }

    private static boolean isNeverSent(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof ConnectException) && !(cause instanceof HttpConnectTimeoutException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private void settle(List<DeliveryEvent> events, List<IngestAnswer> answers, boolean neverSent) {
        long now = clock.nanos();
        boolean together = events.size() > 1;
        if (together && answers.stream().allMatch(OutcomeHandler::isBulkRefused)) {
            circuit.succeeded();
            bulkAgainNanos = now + WITHOUT_BULK_NANOS;
            log.bulkRefused(answers.get(0));
            events.forEach(event -> retrySingly(event, now));
            return;
        }
        if (answers.stream().allMatch(answer -> answer.kind() == IngestAnswer.Kind.FAILED)) {
            long delivered = counters.deliveredSoFar();
            circuit.failed(now, (int) events.stream().filter(event -> !event.hasFailedSince(delivered)).count());
        } else {
            circuit.succeeded();
        }
        longestPause(answers).ifPresent(pause -> circuit.paused(now, pause));
        for (int i = 0; i < events.size(); i++) {
            try {
                settle(events.get(i), answers.get(i), neverSent, now);
            } catch (RuntimeException | Error e) {
                // The event is counted before its result is passed on; the others must not wait for ever because of it.
                log.resultNotPassedOn(events.get(i).id(), e);
            }
        }
    }

    private void settle(DeliveryEvent event, IngestAnswer answer, boolean neverSent, long now) {
        switch (answer.kind()) {
            case DELIVERED -> delivered(event, answer);
            case REJECTED -> rejected(event, answer);
            default -> {
                if (!neverSent && !NOTHING_TAKEN.contains(answer.status())) {
                    event.singleOnly();
                }
                failed(event, answer, now);
            }
        }
    }

    /** Not the events were refused, but that they came together. */
    private static boolean isBulkRefused(IngestAnswer answer) {
        return answer.kind() == IngestAnswer.Kind.FAILED && RetryPolicy.isFinal(answer.status());
    }

    private void retrySingly(DeliveryEvent event, long now) {
        event.singleOnly();
        pending.retry(event, now);
    }

    private static Optional<Duration> longestPause(List<IngestAnswer> answers) {
        return answers.stream().flatMap(answer -> answer.retryAfter().stream()).max(Duration::compareTo);
    }

    private void delivered(DeliveryEvent event, IngestAnswer answer) {
        if (!event.delivered()) {
            return;
        }
        release(event);
        if (answer.result().isPresent()) {
            PayiResult result = answer.result().get();
            log.warnings(event.id(), result.warnings());
            results.received(result, event.frame());
        }
    }

    private void rejected(DeliveryEvent event, IngestAnswer answer) {
        if (!event.rejected()) {
            return;
        }
        counters.refusal(described(answer));
        release(event);
        log.rejected(event.id(), answer);
        answer.result().ifPresent(results::refused);
    }

    private void failed(DeliveryEvent event, IngestAnswer answer, long now) {
        event.failed(counters.deliveredSoFar());
        counters.failedAttempt(described(answer));
        if (clock.millis() - event.acceptedMillis() > configuration.maxAge().toMillis()) {
            drop(event, DropReason.TOO_OLD, answer);
        } else if (event.countedFailures() >= configuration.maxAttempts()) {
            drop(event, DropReason.TOO_MANY_ATTEMPTS, answer);
        } else {
            long latest = latestRetryNanos == Long.MAX_VALUE
                    ? Long.MAX_VALUE
                    : now + Math.max(SOON_NANOS, (latestRetryNanos - now) / 2);
            if (circuit.isOpen()) {
                circuit.shortenDeadline(latest);
            }
            pending.retry(event, Math.min(now + backoff.nanos(event.failures()), latest));
            log.failed(answer);
        }
    }

    private void drop(DeliveryEvent event, DropReason reason, IngestAnswer answer) {
        if (!event.dropped(reason)) {
            return;
        }
        release(event);
        log.dropped(event.id(), reason, answer);
    }

    private void release(DeliveryEvent event) {
        if (event.isOnDisk()) {
            disk.remove(event);
        } else {
            memory.release(event.bytes());
        }
    }

    private static IngestStatistics.Failure described(IngestAnswer answer) {
        return new IngestStatistics.Failure(Instant.now(), answer.status(), DeliveryLog.printable(answer.code()));
    }
}
