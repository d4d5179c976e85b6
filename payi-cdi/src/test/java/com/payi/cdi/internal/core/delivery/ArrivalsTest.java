package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Overflow;

/** Many threads hand events over at the same time, without a lock: none is lost, none comes twice, none is too many. */
class ArrivalsTest {
    private static final int PRODUCERS = 8;
    private static final int EACH = 5_000;
    private static final int CAPACITY = 100;
    private static final int BYTES = 10;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private record Source(int number) implements EventSource {
        @Override
        public String idHint() {
            return Integer.toString(number);
        }

        @Override
        public long estimatedBytes() {
            return BYTES;
        }

        @Override
        public IngestEvent build() {
            throw new IllegalStateException("nothing is built here");
        }
    }

    private static Arrival arrival(int number) {
        return new Arrival(new Source(number), null, BYTES, Arrival.NOT_STAMPED);
    }

    /** Each of the threads hands over its part of the numbers; what comes back is what was refused, by its reason. */
    private List<Future<List<DropReason>>> produce(Function<Arrival, DropReason> offer) {
        CyclicBarrier together = new CyclicBarrier(PRODUCERS);
        List<Future<List<DropReason>>> all = new ArrayList<>();
        for (int producer = 0; producer < PRODUCERS; producer++) {
            int first = producer * EACH;
            Callable<List<DropReason>> work = () -> {
                together.await();
                List<DropReason> refused = new ArrayList<>();
                for (int i = first; i < first + EACH; i++) {
                    DropReason reason = offer.apply(arrival(i));
                    if (reason != null) {
                        refused.add(reason);
                    }
                }
                return refused;
            };
            all.add(threads.submit(work));
        }
        return all;
    }

    private static boolean areDone(List<? extends Future<?>> all) {
        return all.stream().allMatch(Future::isDone);
    }

    private static List<DropReason> refused(List<Future<List<DropReason>>> all) throws Exception {
        List<DropReason> refused = new ArrayList<>();
        for (Future<List<DropReason>> one : all) {
            refused.addAll(one.get());
        }
        return refused;
    }

    private static int collect(Arrival oldest, Set<EventSource> into) {
        int count = 0;
        for (Arrival next = oldest; next != null; next = next.neighbour()) {
            assertThat(into.add(next.source())).as("%s comes once", next.source()).isTrue();
            count++;
        }
        return count;
    }

    @Test
    void eachOneComesOnceAndEachThreadKeepsItsOrder() throws Exception {
        Arrivals arrivals = new Arrivals(new QueueRoom(Integer.MAX_VALUE, Long.MAX_VALUE));
        List<Future<List<DropReason>>> producers = produce(arrivals::offer);
        List<Integer> order = new ArrayList<>();
        boolean last = false;
        while (!last) {
            last = areDone(producers);
            for (Arrival next = arrivals.takeAll(); next != null; next = next.neighbour()) {
                order.add(((Source) next.source()).number());
            }
        }
        assertThat(refused(producers)).isEmpty();
        assertThat(order).hasSize(PRODUCERS * EACH).doesNotHaveDuplicates();
        for (int producer = 0; producer < PRODUCERS; producer++) {
            int of = producer;
            assertThat(order.stream().filter(number -> number / EACH == of).toList()).isSorted();
        }
        assertThat(arrivals.count()).isEqualTo(PRODUCERS * EACH);
    }

    /** Hands over until it is refused. */
    private static int acceptedBeforeTheEnd(Arrivals arrivals) {
        int accepted = 0;
        DropReason refused = null;
        while (refused == null) {
            refused = arrivals.offer(arrival(accepted++));
        }
        assertThat(refused).isEqualTo(DropReason.SHUTDOWN);
        return accepted - 1;
    }

    @Test
    void whatIsAcceptedBeforeTheEndIsSeenAndTheRestIsRefused() throws Exception {
        for (int round = 0; round < 20; round++) {
            Arrivals arrivals = new Arrivals(new QueueRoom(Integer.MAX_VALUE, Long.MAX_VALUE));
            List<Future<Integer>> producers = new ArrayList<>();
            for (int producer = 0; producer < PRODUCERS; producer++) {
                producers.add(threads.submit(() -> acceptedBeforeTheEnd(arrivals)));
            }
            int seen = 0;
            while (seen < EACH) {
                seen += count(arrivals.takeAll());
            }
            seen += count(arrivals.end());
            long atTheEnd = arrivals.count();

            int accepted = 0;
            for (Future<Integer> producer : producers) {
                accepted += producer.get();
            }
            assertThat(accepted).isEqualTo(seen);
            assertThat(arrivals.count()).isEqualTo(atTheEnd).isEqualTo(seen);
            assertThat(arrivals.takeAll()).isNull();
            assertThat(arrivals.end()).isNull();
        }
    }

    private static int count(Arrival oldest) {
        int count = 0;
        for (Arrival next = oldest; next != null; next = next.neighbour()) {
            count++;
        }
        return count;
    }

    @Test
    void thereIsNeverOneTooMany() throws Exception {
        QueueRoom room = new QueueRoom(CAPACITY, CAPACITY * BYTES / 2);
        Arrivals arrivals = new Arrivals(room);
        AtomicInteger left = new AtomicInteger();
        AtomicBoolean done = new AtomicBoolean();
        AtomicLong most = new AtomicLong();
        Future<?> watcher = threads.submit(() -> {
            while (!done.get()) {
                // What leaves between the two only makes this less.
                long accepted = arrivals.count();
                most.accumulateAndGet(accepted - left.get(), Math::max);
            }
        });
        List<Future<List<DropReason>>> producers = produce(arrivals::offer);
        // On a busy machine, the watcher may begin late.
        await().until(() -> most.get() > 0);
        Set<EventSource> seen = new HashSet<>();
        boolean last = false;
        while (!last) {
            last = areDone(producers);
            Arrival oldest = arrivals.takeAll();
            int count = collect(oldest, seen);
            left.addAndGet(count);
            for (int i = 0; i < count; i++) {
                room.free(BYTES);
            }
        }
        done.set(true);
        List<DropReason> refused = refused(producers);
        watcher.get();
        assertThat(most.get()).isBetween(1L, CAPACITY / 2L);
        assertThat(seen.size() + refused.size()).isEqualTo(PRODUCERS * EACH);
        assertThat(refused).containsOnly(DropReason.QUEUE_FULL);
        assertThat(room.tooMany(arrivals.newest())).isEqualTo(1 - CAPACITY);
    }

    @ParameterizedTest
    @EnumSource
    void inAFullQueueEachOneIsTakenOrEvictedOrRefused(Overflow overflow) throws Exception {
        MonotonicClock clock = new MonotonicClock(Clock.systemUTC(), System::nanoTime);
        MemoryQueue queue = MemoryQueueTest.queue(CAPACITY, CAPACITY * BYTES, overflow, clock);
        Set<String> evicted = ConcurrentHashMap.newKeySet();
        List<Future<List<DropReason>>> producers = produce(
                arrival -> queue.offer(arrival, gone -> gone.forEach(event -> evicted.add(event.id()))));
        Set<String> taken = new HashSet<>();
        boolean last = false;
        while (!last) {
            last = areDone(producers);
            List<DeliveryEvent> some = queue.takeIncoming(CAPACITY / 3);
            assertThat(some).extracting(DeliveryEvent::id).allMatch(taken::add);
            some.forEach(queue::discard);
        }
        for (List<DeliveryEvent> rest = queue.takeIncoming(1); !rest.isEmpty(); rest = queue.takeIncoming(1)) {
            assertThat(taken.add(rest.get(0).id())).isTrue();
            queue.discard(rest.get(0));
        }
        List<DropReason> refused = refused(producers);
        assertThat(taken).noneMatch(evicted::contains);
        assertThat(taken.size() + evicted.size() + refused.size()).isEqualTo(PRODUCERS * EACH);
        assertThat(queue.hasIncoming()).isFalse();
        if (overflow == Overflow.DROP_OLDEST) {
            assertThat(refused).as("all that are there can give way, but for those that are being taken").hasSizeLessThan(
                    PRODUCERS * EACH / 2);
            assertThat(evicted).isNotEmpty();
        } else {
            assertThat(evicted).isEmpty();
        }
        // All of the room is there again.
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(queue.offer(arrival(i), gone -> {})).isNull();
        }
        assertThat(queue.takeIncoming(2 * CAPACITY)).hasSize(CAPACITY);
    }
}
