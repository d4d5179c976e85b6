package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.IngestStatistics.Snapshot;
import com.payi.cdi.internal.core.delivery.spool.SpooledEvent;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.testing.LogCapture;

/** The states of an event, the changes between them, and the counts that follow. */
class DeliveryEventTest {
    private final AtomicLong nanos = new AtomicLong();
    private final MonotonicClock clock = new MonotonicClock(() -> Instant.EPOCH, nanos::get);
    private final AtomicLong handedOver = new AtomicLong();
    private final Counters counters = new Counters(clock, handedOver::get);
    private final LogCapture log = new LogCapture();

    @AfterEach
    void stop() {
        log.close();
        DeliveryFaultsTest.assertBalanced(counters.snapshot());
    }

    private DeliveryEvent accepted() {
        handedOver.incrementAndGet();
        DeliveryEvent event = DeliveryEvent.accepted(counters, Delivery.arrival("a", clock), clock);
        event.written(new OutgoingEvent("a", "{}"), 0);
        return event;
    }

    /** An event that got to a state on a legal way. */
    private DeliveryEvent in(EventState state) {
        DeliveryEvent event = accepted();
        for (EventState next : way(state)) {
            assertThat(change(event, next)).as("to %s", next).isTrue();
        }
        assertThat(event.state()).isEqualTo(state);
        return event;
    }

    private static List<EventState> way(EventState to) {
        return switch (to) {
            case ACCEPTED -> List.of();
            case QUEUED, SPOOLED, DROPPED -> List.of(to);
            case IN_FLIGHT -> List.of(EventState.QUEUED, to);
            case WAITING_FOR_RETRY, DELIVERED, REJECTED -> List.of(EventState.QUEUED, EventState.IN_FLIGHT, to);
        };
    }

    private static boolean change(DeliveryEvent event, EventState next) {
        return switch (next) {
            case ACCEPTED -> false;
            case QUEUED -> event.queued();
            case SPOOLED -> event.spooled(1);
            case IN_FLIGHT -> event.sent();
            case WAITING_FOR_RETRY -> event.retryAt(5);
            case DELIVERED -> event.delivered();
            case REJECTED -> event.rejected(IngestAnswer.rejected(400, "refused", null));
            case DROPPED -> event.dropped(DropReason.SHUTDOWN);
        };
    }

    static Stream<Arguments> legal() {
        return Stream.of(
                Arguments.of(EventState.ACCEPTED, EnumSet.of(EventState.QUEUED, EventState.SPOOLED, EventState.DROPPED)),
                Arguments.of(EventState.QUEUED, EnumSet.of(EventState.IN_FLIGHT, EventState.SPOOLED, EventState.DROPPED)),
                Arguments.of(EventState.SPOOLED,
                        EnumSet.of(EventState.IN_FLIGHT, EventState.WAITING_FOR_RETRY, EventState.DROPPED)),
                Arguments.of(EventState.IN_FLIGHT,
                        EnumSet.of(EventState.WAITING_FOR_RETRY, EventState.SPOOLED, EventState.DELIVERED, EventState.REJECTED,
                                EventState.DROPPED)),
                Arguments.of(EventState.WAITING_FOR_RETRY,
                        EnumSet.of(EventState.IN_FLIGHT, EventState.SPOOLED, EventState.DROPPED)),
                Arguments.of(EventState.DELIVERED, EnumSet.noneOf(EventState.class)),
                Arguments.of(EventState.REJECTED, EnumSet.noneOf(EventState.class)),
                Arguments.of(EventState.DROPPED, EnumSet.noneOf(EventState.class)));
    }

    @ParameterizedTest
    @MethodSource("legal")
    void eachStateAllowsTheseAndNoOthers(EventState from, Set<EventState> allowed) {
        for (EventState next : EnumSet.complementOf(EnumSet.of(EventState.ACCEPTED))) {
            DeliveryEvent event = in(from);
            assertThat(change(event, next)).as("%s to %s", from, next).isEqualTo(allowed.contains(next));
            assertThat(event.state()).isEqualTo(allowed.contains(next) ? next : from);
        }
        assertThat(from.isFinal()).isEqualTo(allowed.isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void anEventInEachStateIsInExactlyOneCount(EventState state) {
        in(state);

        Snapshot counts = counters.snapshot();
        assertThat(counts.offered()).isOne();
        assertThat(counts.delivered()).isEqualTo(state == EventState.DELIVERED ? 1 : 0);
        assertThat(counts.rejected()).isEqualTo(state == EventState.REJECTED ? 1 : 0);
        assertThat(counts.dropped()).isEqualTo(state == EventState.DROPPED ? Map.of(DropReason.SHUTDOWN, 1L) : Map.of());
        assertThat(counts.spooled()).isEqualTo(state == EventState.SPOOLED ? 1 : 0);
        assertThat(counts.queued()).isEqualTo(state.isFinal() || state == EventState.SPOOLED ? 0 : 1);
    }

    @Test
    void anEventOnDiskCountsAsSpooledUntilItsFinalState() {
        DeliveryEvent event = in(EventState.SPOOLED);
        event.sent();
        assertThat(counters.snapshot().spooled()).isOne();
        event.retryAt(7);
        assertThat(counters.snapshot().spooled()).isOne();
        event.sent();
        event.delivered();
        assertThat(counters.snapshot().spooled()).isZero();
        assertThat(counters.snapshot().queued()).isZero();
        assertThat(counters.snapshot().delivered()).isOne();
    }

    @Test
    void anEventThatAnEarlierProcessLeftIsCountedByNumberFirst() {
        counters.recovered(1);
        DeliveryEvent event = DeliveryEvent.spooled(counters, new SpooledEvent(3, "left", "{}", 0, true));
        assertThat(event.isSingleOnly()).isTrue();
        event.sent();
        event.rejected(IngestAnswer.rejected(400, "refused", null));
        assertThat(counters.snapshot().offered()).isOne();
        assertThat(counters.snapshot().rejected()).isOne();
    }

    @Test
    void aChangeThatIsNotAllowedIsCountedAndLoggedAndChangesNothing() {
        DeliveryEvent event = in(EventState.DELIVERED);

        assertThat(event.delivered()).isFalse();
        assertThat(event.dropped(DropReason.TOO_OLD)).isFalse();
        assertThat(event.spooled(9)).isFalse();

        assertThat(counters.illegalChanges()).isEqualTo(3);
        assertThat(counters.snapshot().delivered()).isOne();
        assertThat(counters.snapshot().droppedTotal()).isZero();
        assertThat(event.isOnDisk()).isFalse();
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00325")).singleElement().asString()
                .contains("Event a cannot change from DELIVERED to DELIVERED");
    }

    @Test
    void whatAnEventIsBuiltFromAndItsTextAreGivenBackWhenTheyAreNotNeeded() {
        handedOver.incrementAndGet();
        DeliveryEvent event = DeliveryEvent.accepted(counters, Delivery.arrival("a", clock), clock);
        assertThat(event.source()).isNotNull();
        event.written(new OutgoingEvent("a", "{}"), 0);
        assertThat(event.source()).isNull();
        assertThat(event.json()).isEqualTo("{}");
        event.spooled(4);
        assertThat(event.json()).isNull();
        assertThat(event.key()).isEqualTo(4);
    }
}
