package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;

import org.junit.jupiter.api.Test;

/** When events that may share a request leave. Times are in nanoseconds of a clock that the test makes up. */
class LingerTest {
    private final Linger linger = new Linger(500, new Gathering(10, 100_000));
    private final MonotonicClock clock = new MonotonicClock(Clock.systemUTC(), System::nanoTime);
    private final Counters counters = new Counters(clock, () -> 0);

    private DeliveryEvent waiting() {
        DeliveryEvent event = DeliveryEvent.accepted(counters, Delivery.arrival("e", clock), clock);
        event.written(IngestJson.content(Delivery.event("e")), 0);
        return event;
    }

    private DeliveryEvent comes() {
        DeliveryEvent event = waiting();
        linger.waits(event);
        return event;
    }

    private void leavesAt(long now) {
        linger.leaves(List.of(comes()), 0, now);
    }

    @Test
    void theFirstEventLeavesAtOnce() {
        comes();
        assertThat(linger.isOver(1, 0)).isTrue();
        assertThat(linger.endNanos(1, 0)).isZero();
        assertThat(linger.missing(0, 0)).isEqualTo(Gathering.ONE);
    }

    @Test
    void anEventWaitsUntilTheTimeSinceTheLastRequestIsOver() {
        leavesAt(1000);
        comes();
        assertThat(linger.isOver(1, 1499)).isFalse();
        assertThat(linger.endNanos(1, 1100)).isEqualTo(1500);
        assertThat(linger.isOver(1, 1500)).isTrue();
    }

    @Test
    void anEventAfterALongerSilenceLeavesAtOnce() {
        leavesAt(1000);
        comes();
        assertThat(linger.isOver(1, 2000)).isTrue();
        assertThat(linger.missing(0, 2000)).isEqualTo(Gathering.ONE);
        assertThat(linger.endNanos(0, 2000)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void enoughEventsLeaveAtOnce() {
        leavesAt(1000);
        assertThat(linger.isOver(9, 1001)).isFalse();
        assertThat(linger.missing(4, 1001).events()).isEqualTo(6);
        assertThat(linger.isOver(10, 1001)).isTrue();
        assertThat(linger.missing(12, 1001).events()).isEqualTo(1);
    }

    @Test
    void enoughBytesLeaveAtOnce() {
        leavesAt(1000);
        long bytes = waiting().bytes();
        Linger small = new Linger(500, new Gathering(100, 2 * bytes));
        small.leaves(List.of(), 0, 1000);
        small.waits(waiting());
        assertThat(small.isOver(1, 1001)).isFalse();
        assertThat(small.missing(1, 1001).isMetBy(1, bytes)).isTrue();
        small.waits(waiting());
        assertThat(small.isOver(2, 1001)).isTrue();
        small.leaves(List.of(waiting(), waiting()), 0, 1001);
        assertThat(small.isOver(1, 1002)).isFalse();
    }

    @Test
    void oneWhoseResultIsNeededMakesAllLeave() {
        leavesAt(1000);
        DeliveryEvent first = comes();
        DeliveryEvent needed = waiting();
        needed.resultNeeded();
        linger.waits(needed);
        assertThat(linger.isOver(2, 1001)).isTrue();
        linger.leaves(List.of(first), 1, 1001);
        assertThat(linger.isOver(1, 1001)).isTrue();
        linger.leaves(List.of(needed), 0, 1001);
        comes();
        assertThat(linger.isOver(1, 1002)).isFalse();
    }

    @Test
    void nothingLingersAtTheEnd() {
        leavesAt(1000);
        linger.ending();
        assertThat(linger.isOver(1, 1001)).isTrue();
        assertThat(linger.isUsed()).as("what waits shares a request").isTrue();
    }

    @Test
    void zeroIsNoLinger() {
        Linger none = new Linger(0, new Gathering(10, 100_000));
        none.leaves(List.of(), 0, 1000);
        assertThat(none.isUsed()).isFalse();
        assertThat(none.isOver(1, 1000)).isTrue();
    }
}
