package com.payi.cdi.internal.edge.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads a topic with one consumer of a group, and commits what has ended. Reads no further while too much is in work.
 * Belongs to the relay's thread, on which Kafka calls it about its partitions, too.
 */
final class RelayReader implements ConsumerRebalanceListener {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final long COMMIT_INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long SETTLE_PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final RelayedEvents events;
    private final int mostAhead;
    private final int doubted;
    private final Duration giveBack;
    private final Map<TopicPartition, Partition> partitions = new HashMap<>();
    private long lastCommitNanos = System.nanoTime();

    /**
     * @param mostAhead how many records of a partition are read beyond the first that has not ended
     * @param mostAtOnce how many records Kafka gives at once
     * @param giveBack how long events of a partition are waited for that is given back
     */
    RelayReader(Consumer<byte[], byte[]> consumer, RelayedEvents events, int mostAhead, int mostAtOnce, Duration giveBack) {
        this.consumer = consumer;
        this.events = events;
        this.mostAhead = mostAhead;
        this.doubted = mostAhead + mostAtOnce;
        this.giveBack = giveBack;
    }

    void subscribe(String topic) {
        consumer.subscribe(List.of(topic), this);
    }

    void step() {
        pauseAndResume();
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        for (TopicPartition name : records.partitions()) {
            read(name, records.records(name));
        }
        events.settle();
        if (System.nanoTime() - lastCommitNanos >= COMMIT_INTERVAL_NANOS) {
            lastCommitNanos = System.nanoTime();
            commit(partitions.values(), false);
        }
    }

    /**
     * A partition whose first event does not end is read no further than another relay would doubt: that bounds memory and
     * what is repeated.
     */
    private void pauseAndResume() {
        boolean room = events.hasRoom();
        Set<TopicPartition> paused = consumer.paused();
        for (TopicPartition name : consumer.assignment()) {
            Partition partition = partitions.get(name);
            boolean wanted = room && (partition == null || partition.span() < mostAhead);
            if (wanted && paused.contains(name)) {
                consumer.resume(Set.of(name));
            } else if (!wanted && !paused.contains(name)) {
                consumer.pause(Set.of(name));
            }
        }
    }

    private void read(TopicPartition name, List<ConsumerRecord<byte[], byte[]>> records) {
        Partition partition = partitions.get(name);
        if (partition == null) {
            try {
                partition = open(name, records.get(0).offset());
            } catch (KafkaException e) {
                // Nothing is sent before the next relay could know of it.
                consumer.seek(name, records.get(0).offset());
                throw e;
            }
            partitions.put(name, partition);
        }
        for (ConsumerRecord<byte[], byte[]> record : records) {
            events.add(record, partition);
        }
    }

    private Partition open(TopicPartition name, long position) {
        OffsetAndMetadata before = consumer.committed(Set.of(name), COMMIT).get(name);
        boolean clean = before == null || !Partition.IN_WORK.equals(before.metadata());
        consumer.commitSync(Map.of(name, new OffsetAndMetadata(position, Partition.IN_WORK)), COMMIT);
        return new Partition(name, position, clean ? 0 : position + doubted);
    }

    private void commit(Collection<Partition> some, boolean givenBack) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (Partition partition : some) {
            OffsetAndMetadata offset = partition.toCommit(givenBack);
            if (offset != null) {
                offsets.put(partition.name(), offset);
            }
        }
        if (!offsets.isEmpty()) {
            consumer.commitSync(offsets, COMMIT);
            some.forEach(partition -> {
                OffsetAndMetadata offset = offsets.get(partition.name());
                if (offset != null) {
                    partition.committed(offset.offset());
                }
            });
        }
    }

    /** Records that wait in the partitions of this consumer. */
    long lag() {
        return consumer.assignment().stream().mapToLong(name -> consumer.currentLag(name).orElse(0)).sum();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        // A partition is looked at with its first records.
    }

    /** What is in work has a moment to end, so that the next relay repeats nothing. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        List<Partition> own = own(revoked);
        long end = System.nanoTime() + giveBack.toNanos();
        events.settle();
        while (!own.stream().allMatch(Partition::isSettled) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(SETTLE_PAUSE_NANOS);
            events.settle();
        }
        commit(own, true);
    }

    /** Another relay has them already: nothing can be committed. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        own(lost);
    }

    private List<Partition> own(Collection<TopicPartition> names) {
        List<Partition> own = new ArrayList<>();
        for (TopicPartition name : names) {
            Partition partition = partitions.remove(name);
            if (partition != null) {
                own.add(partition);
            }
        }
        return own;
    }
}
