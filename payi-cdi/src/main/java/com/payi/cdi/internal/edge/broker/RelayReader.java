package com.payi.cdi.internal.edge.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;

import com.payi.cdi.internal.core.log.DeliveryLogger;

/**
 * Reads a topic with one consumer of a group, and commits what has ended. Reads no further while too much is in work.
 * Belongs to the relay's thread, on which Kafka calls it about its partitions, too.
 */
final class RelayReader implements ConsumerRebalanceListener {
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration COMMIT = Duration.ofSeconds(5);
    private static final long COMMIT_INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
    private static final long RENEWAL_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LAST_ANSWERS_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long SETTLE_PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private final Consumer<byte[], byte[]> consumer;
    private final RelayedEvents events;
    private final Lease lease;
    private final int window;
    private final Map<TopicPartition, Partition> partitions = new HashMap<>();
    private long lastCommitNanos = System.nanoTime();

    /** @param window how many records of a partition are read beyond what is committed */
    RelayReader(Consumer<byte[], byte[]> consumer, RelayedEvents events, Lease lease, int window) {
        this.consumer = consumer;
        this.events = events;
        this.lease = lease;
        this.window = window;
    }

    void subscribe(String topic) {
        consumer.subscribe(List.of(topic), this);
    }

    /**
     * Commits and reads.
     *
     * @return why nothing could be committed; null if nothing was wrong. The next step tries again.
     */
    KafkaException step() {
        KafkaException failure = attempt(() -> {
            open();
            commitWhatIsDue();
        });
        pauseAndResume();
        // Whatever has failed: only who asks for records takes part in the group.
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        if (!records.isEmpty()) {
            KafkaException unannounced = announce(records);
            if (unannounced == null) {
                records.forEach(record -> events.add(record, partitions.get(partitionOf(record))));
            } else {
                failure = unannounced;
            }
        }
        events.settle();
        // After a change in the group, everything is committed anew.
        return failure instanceof RebalanceInProgressException ? null : failure;
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static KafkaException attempt(Runnable commits) {
        try {
            commits.run();
            return null;
        } catch (RetriableException | CommitFailedException | RebalanceInProgressException e) {
            DeliveryLogger.LOG.debugf("The relay cannot commit now: %s", e.getMessage());
            return e;
        }
    }

    /** The next relay must know that records may be sent before they are. Those that cannot be announced are read again. */
    private KafkaException announce(ConsumerRecords<byte[], byte[]> records) {
        boolean announced = true;
        for (TopicPartition name : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> read = records.records(name);
            announced &= partitions.get(name).reads(read.get(read.size() - 1).offset());
        }
        KafkaException failure = announced ? null : attempt(() -> commit(partitions.values(), Partition::inWork));
        if (failure != null) {
            for (TopicPartition name : records.partitions()) {
                consumer.seek(name, records.records(name).get(0).offset());
                partitions.get(name).readsNothing();
            }
        }
        return failure;
    }

    private void open() {
        Set<TopicPartition> added = new HashSet<>(consumer.assignment());
        added.removeAll(partitions.keySet());
        if (added.isEmpty()) {
            return;
        }
        consumer.pause(added);
        Map<TopicPartition, OffsetAndMetadata> before = consumer.committed(added, COMMIT);
        List<Partition> opened = new ArrayList<>();
        for (TopicPartition name : added) {
            long doubtedUntil = OffsetNote.doubtedUntil(before.get(name),
                    () -> consumer.endOffsets(Set.of(name), COMMIT).get(name));
            opened.add(new Partition(name, consumer.position(name, COMMIT), doubtedUntil, window));
        }
        opened.forEach(partition -> partitions.put(partition.name(), partition));
    }

    private void pauseAndResume() {
        boolean room = events.hasRoom();
        Set<TopicPartition> paused = consumer.paused();
        for (TopicPartition name : consumer.assignment()) {
            Partition partition = partitions.get(name);
            boolean wanted = room && partition != null && partition.hasRoom();
            if (wanted && paused.contains(name)) {
                consumer.resume(Set.of(name));
            } else if (!wanted && !paused.contains(name)) {
                consumer.pause(Set.of(name));
            }
        }
    }

    private void commitWhatIsDue() {
        long waited = System.nanoTime() - lastCommitNanos;
        boolean advanced = partitions.values().stream().anyMatch(Partition::hasAdvanced);
        boolean renews = waited >= RENEWAL_NANOS && !partitions.values().stream().allMatch(Partition::isSettled);
        if (advanced && waited >= COMMIT_INTERVAL_NANOS || renews) {
            commit(partitions.values(), Partition::inWork);
        }
    }

    private void commit(Collection<Partition> some, Function<Partition, OffsetAndMetadata> what) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        some.forEach(partition -> offsets.put(partition.name(), what.apply(partition)));
        lastCommitNanos = System.nanoTime();
        consumer.commitSync(offsets, COMMIT);
        lease.renew(lastCommitNanos);
        some.forEach(partition -> partition.committed(offsets.get(partition.name())));
    }

    /** Records that wait in the partitions of this consumer. */
    long lag() {
        return consumer.assignment().stream().mapToLong(name -> consumer.currentLag(name).orElse(0)).sum();
    }

    /** They are read once they are opened. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        consumer.pause(assigned);
    }

    /** Nothing more of them is sent; what is on its way has a moment to end, so that the next relay repeats little. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        List<Partition> given = leave(revoked);
        long end = System.nanoTime() + LAST_ANSWERS_NANOS;
        events.settle();
        while (!given.stream().allMatch(Partition::isQuiet) && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(SETTLE_PAUSE_NANOS);
            events.settle();
        }
        if (!given.isEmpty()) {
            attempt(() -> commit(given, Partition::givenBack));
        }
    }

    /** Another relay has them already: nothing can be committed. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        leave(lost);
    }

    private List<Partition> leave(Collection<TopicPartition> names) {
        List<Partition> left = names.stream().map(partitions::remove).filter(Objects::nonNull).toList();
        left.forEach(Partition::leave);
        return left;
    }
}
