package com.payi.cdi.internal.edge.broker;

import java.util.ArrayDeque;
import java.util.Deque;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a relay is with one partition. Events end in any order; committed is what lies before the first that has not
 * ended. Belongs to the relay's thread.
 */
final class Partition {
    /** Committed with the offset, once the relay has begun to work: another one does not know what it has sent. */
    static final String IN_WORK = "payi-relay: in work";
    /** Committed when the relay gives a partition back and has nothing of it in work. */
    static final String SETTLED = "payi-relay: settled";

    private final TopicPartition name;
    private final Deque<Place> places = new ArrayDeque<>();
    private long next;
    private long committed;
    /** Before this offset, another relay may have sent what is read. */
    private final long doubtedUntil;

    /** The place of one record. */
    static final class Place {
        private final long offset;
        private boolean done;

        private Place(long offset) {
            this.offset = offset;
        }

        void done() {
            done = true;
        }
    }

    Partition(TopicPartition name, long position, long doubtedUntil) {
        this.name = name;
        this.next = position;
        this.committed = position;
        this.doubtedUntil = doubtedUntil;
    }

    TopicPartition name() {
        return name;
    }

    Place read(long offset) {
        Place place = new Place(offset);
        places.addLast(place);
        next = offset + 1;
        return place;
    }

    boolean isDoubted(long offset) {
        return offset < doubtedUntil;
    }

    /** How many records were read from the first on that has not ended. */
    long span() {
        removeDone();
        return places.isEmpty() ? 0 : next - places.peekFirst().offset;
    }

    boolean isSettled() {
        removeDone();
        return places.isEmpty();
    }

    private void removeDone() {
        while (!places.isEmpty() && places.peekFirst().done) {
            places.removeFirst();
        }
    }

    /** What is to be committed; null if that is committed already. */
    OffsetAndMetadata toCommit(boolean givenBack) {
        removeDone();
        long offset = places.isEmpty() ? next : places.peekFirst().offset;
        boolean clean = givenBack && places.isEmpty();
        return offset == committed && !clean ? null : new OffsetAndMetadata(offset, clean ? SETTLED : IN_WORK);
    }

    void committed(long offset) {
        committed = offset;
    }
}
