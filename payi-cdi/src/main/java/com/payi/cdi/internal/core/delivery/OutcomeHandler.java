package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.spi.IngestAnswer;

/**
 * Applies the end of a request to its events: asks the retry policy about each, changes its state, and passes the
 * result on. Belongs to the delivering thread.
 */
final class OutcomeHandler implements InFlightRequests.Receiver {
    private final RetryPolicy policy;
    private final Counters counters;
    private final MemoryQueue memory;
    private final EventStore disk;
    private final PendingEvents pending;
    private final CircuitBreaker circuit;
    private final ResultListener results;
    private final MonotonicClock clock;
    private final Supplier<String> keyOrigin;
    private final DeliveryLog log = new DeliveryLog();
    private long endNanos = Long.MAX_VALUE;
    private Long bulkAgainNanos;
    /** Pay-i's latest refusal of the key; null if there was none. */
    private IngestAnswer keyRefusal;

    /** @param keyOrigin where the sender's key comes from, and what to do if it is refused, as a sentence */
    OutcomeHandler(RetryPolicy policy, Counters counters, MemoryQueue memory, EventStore disk, PendingEvents pending,
            CircuitBreaker circuit, ResultListener results, MonotonicClock clock, Supplier<String> keyOrigin) {
        this.policy = policy;
        this.counters = counters;
        this.memory = memory;
        this.disk = disk;
        this.pending = pending;
        this.circuit = circuit;
        this.results = results;
        this.clock = clock;
        this.keyOrigin = keyOrigin;
    }

    /** Whether events may travel together: not for a while after Pay-i refused a bulk request. */
    boolean allowsBulk(long now) {
        return bulkAgainNanos == null || now - bulkAgainNanos >= 0;
    }

    /** The delivery ends then: what fails is tried again before that. */
    void endingAt(long nanos) {
        endNanos = nanos;
    }

    @Override
    public void ended(List<DeliveryEvent> events, List<IngestAnswer> answers, Throwable failure) {
        if (failure != null) {
            IngestAnswer failed = IngestAnswer.failed(0, InFlightRequests.described(failure));
            apply(events, Collections.nCopies(events.size(), failed), policy.isNeverSent(failure));
        } else if (answers == null || answers.size() != events.size() || answers.stream().anyMatch(Objects::isNull)) {
            IngestAnswer wrong = IngestAnswer.failed(0, "the sender gave no answer for each event");
            apply(events, Collections.nCopies(events.size(), wrong), false);
        } else {
            apply(events, answers, false);
        }
    }

    private void apply(List<DeliveryEvent> events, List<IngestAnswer> answers, boolean neverSent) {
        long now = clock.nanos();
        if (policy.isKeyRefused(answers)) {
            keyRefused(events, answers.get(0), now);
            return;
        }
        if (policy.isBulkRefused(answers)) {
            succeeded(now);
            bulkAgainNanos = now + policy.withoutBulkNanos();
            log.bulkRefused(answers.get(0));
            events.forEach(event -> retrySingly(event, now));
            return;
        }
        informCircuit(events, answers, now);
        for (int i = 0; i < events.size(); i++) {
            try {
                apply(events.get(i), answers.get(i), neverSent, now);
            } catch (RuntimeException | Error e) {
                // The event is counted before its result is passed on; the others must not wait for ever because of it.
                log.resultNotPassedOn(events.get(i).id(), e);
            }
        }
    }

    /** No event was looked at: all are kept, and one at a time finds out whether Pay-i accepts the key again. */
    private void keyRefused(List<DeliveryEvent> events, IngestAnswer answer, long now) {
        circuit.keyRefused(now);
        answer.retryAfter().ifPresent(retryAfter -> circuit.paused(now, retryAfter));
        keyRefusal = answer;
        log.keyRefused(answer, keyOrigin.get());
        for (DeliveryEvent event : events) {
            apply(event, answer, policy.decideWithRefusedKey(event.attempts(), moment(now)), now);
        }
    }

    private void succeeded(long now) {
        if (circuit.isKeyRefused()) {
            log.keyAccepted();
        }
        circuit.succeeded(now);
    }

    private void retrySingly(DeliveryEvent event, long now) {
        event.singleOnly();
        pending.retry(event, now);
    }

    private void informCircuit(List<DeliveryEvent> events, List<IngestAnswer> answers, long now) {
        if (answers.stream().allMatch(answer -> answer.kind() == IngestAnswer.Kind.FAILED)) {
            long delivered = counters.deliveredSoFar();
            circuit.failed(now,
                    (int) events.stream().filter(event -> !event.attempts().hasFailedSince(delivered)).count());
        } else {
            succeeded(now);
        }
        answers.stream().flatMap(answer -> answer.retryAfter().stream()).max(Duration::compareTo)
                .ifPresent(retryAfter -> circuit.paused(now, retryAfter));
    }

    private void apply(DeliveryEvent event, IngestAnswer answer, boolean neverSent, long now) {
        RetryPolicy.Decision decision = event.isScore() && policy.isInstanceMissing(answer)
                ? policy.decideWithoutInstance(event.attempts(), age(event), moment(now))
                : policy.decide(answer, neverSent, event.attempts(), age(event), moment(now));
        apply(event, answer, decision, now);
    }

    private RetryPolicy.Moment moment(long now) {
        return new RetryPolicy.Moment(now, counters.deliveredSoFar(), counters.failedSoFar(), endNanos);
    }

    private Duration age(DeliveryEvent event) {
        return Duration.ofMillis(clock.millis() - event.acceptedMillis());
    }

    private void apply(DeliveryEvent event, IngestAnswer answer, RetryPolicy.Decision decision, long now) {
        event.attempts(decision.attempts());
        switch (decision.action()) {
            case DELIVER -> delivered(event, answer, now);
            case REJECT -> rejected(event, answer, now);
            case HOLD -> hold(event, answer, now);
            case RETRY -> {
                counters.failedAttempt(described(answer));
                if (circuit.isOpen()) {
                    circuit.shortenDeadline(policy.latestRetryNanos(moment(now)));
                }
                pending.retry(event, decision.dueNanos());
                if (!policy.isInstanceMissing(answer)) {
                    log.retried(answer, circuit.isKeyRefused());
                }
            }
            case DROP -> {
                counters.failedAttempt(described(answer));
                drop(event, decision.reason(), answer, now);
            }
        }
    }

    private void hold(DeliveryEvent event, IngestAnswer answer, long now) {
        if (!pending.canHold(event)) {
            rejected(event, answer, now);
            return;
        }
        counters.failedAttempt(described(answer));
        EventUseCase of = EventUseCase.of(event);
        boolean ofInstance = policy.isInstanceMissing(answer);
        String useCase = ofInstance ? of.instance() : of.name();
        if (!pending.isHeld(useCase)) {
            if (ofInstance) {
                log.instanceMissing(useCase, answer);
            } else {
                log.useCaseMissing(useCase, answer);
            }
        }
        pending.hold(useCase, event, now);
        pending.removeHeld(held -> policy.isTooOld(age(held))).forEach(held -> drop(held, DropReason.TOO_OLD, answer, now));
    }

    /** @param exists whether Pay-i accepted the event, so that its use case exists */
    private void settleUseCase(DeliveryEvent event, boolean exists, long now) {
        if (!pending.holdsAny() || event.json() == null) {
            return;
        }
        EventUseCase of = EventUseCase.of(event);
        if (exists) {
            pending.release(of.name());
            pending.release(of.instance());
        } else {
            pending.ended(of.name(), event, now);
            pending.ended(of.instance(), event, now);
        }
    }

    private void delivered(DeliveryEvent event, IngestAnswer answer, long now) {
        if (!event.delivered()) {
            return;
        }
        settleUseCase(event, true, now);
        release(event);
        if (answer.result().isPresent()) {
            PayiResult result = answer.result().get();
            log.warnings(event.id(), result.warnings());
            results.received(result, event.frame(), called(event));
            results.accounted(result, event.tally(), event::subject);
        }
    }

    private void rejected(DeliveryEvent event, IngestAnswer answer, long now) {
        if (!event.rejected(answer)) {
            return;
        }
        settleUseCase(event, false, now);
        counters.refusal(described(answer));
        release(event);
        log.rejected(event.id(), answer);
        results.rejected(event.id(), DeliveryLog.printable(answer.code()), event::subject);
        answer.result().ifPresent(result -> results.refused(result, called(event)));
    }

    /** Events are accepted when their calls end. */
    private static Instant called(DeliveryEvent event) {
        return Instant.ofEpochMilli(event.acceptedMillis());
    }

    private void drop(DeliveryEvent event, DropReason reason, IngestAnswer answer, long now) {
        if (!event.dropped(reason)) {
            return;
        }
        settleUseCase(event, false, now);
        release(event);
        log.dropped(event.id(), reason, answer);
        results.dropped(event.id(), reason);
    }

    /** The application gave a later score of the same KPI and instance, which is sent in its place. */
    void superseded(DeliveryEvent score, long now) {
        if (score.dropped(DropReason.SUPERSEDED)) {
            pending.forget(score, now);
            release(score);
        }
    }

    private void release(DeliveryEvent event) {
        if (event.isOnDisk()) {
            disk.remove(event);
        } else {
            memory.release(event.bytes());
        }
    }

    /**
     * Drops events because the application ends, and logs that.
     *
     * @param withoutUseCase of those, the ones whose use case is missing at Pay-i
     */
    void lostAtTheEnd(List<DeliveryEvent> events, int withoutUseCase, Duration timeout) {
        events.forEach(event -> event.dropped(DropReason.SHUTDOWN, results));
        log.lostAtTheEnd(events.size(), withoutUseCase, timeout, circuit.isKeyRefused() ? keyRefusal : null);
    }

    private static IngestStatistics.Failure described(IngestAnswer answer) {
        return new IngestStatistics.Failure(Instant.now(), answer.status(), DeliveryLog.printable(answer.code()));
    }
}
