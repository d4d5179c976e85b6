package com.payi.cdi.internal.edge.broker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a relay is with one partition. Events end in any order; committed is what lies before the first that has not
 * ended. Nothing is sent that the broker does not know to be in work. Belongs to the relay's thread, but for
 * {@link #isOwn()}.
 */
final class Partition {
    private static final int ANNOUNCED_AHEAD = 200;

    private final TopicPartition name;
    private final int window;
    private final Deque<Place> places = new ArrayDeque<>();
    /** Before this offset, another relay may have sent what is read. */
    private final long doubtedUntil;
    private long next;
    private long committed;
    /** Before this offset, records are about to be read. */
    private long reading;
    /** Before this offset, the broker knows that records may be in work. */
    private long announced;
    private volatile boolean own = true;

    /** The place of one record. */
    static final class Place {
        private final long offset;
        private BooleanSupplier onItsWay = () -> false;
        private boolean done;

        private Place(long offset) {
            this.offset = offset;
        }

        /** @param moment whether the event is on its way now, or was sent and has not ended */
        void onItsWay(BooleanSupplier moment) {
            onItsWay = moment;
        }

        void done() {
            done = true;
        }

        private boolean mayHaveBeenSent() {
            return done || onItsWay.getAsBoolean();
        }
    }

    /**
     * A partition of which nothing was read yet.
     *
     * @param window how many records are read beyond the committed offset
     */
    Partition(TopicPartition name, long position, long doubtedUntil, int window) {
        this.name = name;
        this.next = position;
        this.committed = position;
        this.reading = position;
        this.announced = position;
        this.doubtedUntil = doubtedUntil;
        this.window = window;
    }

    TopicPartition name() {
        return name;
    }

    boolean hasRoom() {
        return next - committed < window;
    }

    /**
     * Records up to an offset came, and are looked at next.
     *
     * @return whether the next relay would know that they may have been sent
     */
    boolean reads(long last) {
        reading = last + 1;
        return reading <= announced;
    }

    /** They come again. */
    void readsNothing() {
        reading = next;
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

    boolean isSettled() {
        while (!places.isEmpty() && places.peekFirst().done) {
            places.removeFirst();
        }
        return places.isEmpty();
    }

    private long end() {
        return isSettled() ? next : places.peekFirst().offset;
    }

    /** Whether there is something to commit. */
    boolean hasAdvanced() {
        return end() > committed;
    }

    /** To be committed while the relay goes on. */
    OffsetAndMetadata inWork() {
        return OffsetNote.inWork(end(), Math.max(ahead(), doubtedUntil));
    }

    /** A little more than what is read, so that not each record costs a commit. */
    private long ahead() {
        return Math.max(next, reading) + ANNOUNCED_AHEAD;
    }

    /** Whether no event is on its way. */
    boolean isQuiet() {
        return places.stream().noneMatch(place -> !place.done && place.onItsWay.getAsBoolean());
    }

    /** To be committed when the relay has left. What it was to look at for another relay stays in doubt. */
    OffsetAndMetadata givenBack() {
        long offset = end();
        long sent = places.stream().filter(Place::mayHaveBeenSent).mapToLong(place -> place.offset + 1).max().orElse(offset);
        long before = Math.max(sent, doubtedUntil);
        return before > offset ? OffsetNote.inWork(offset, before) : OffsetNote.settled(offset);
    }

    /** The broker has {@link #inWork}. */
    void committed(OffsetAndMetadata offset) {
        committed = offset.offset();
        announced = ahead();
    }

    /** The partition is another relay's from now on: nothing more of it is sent here. */
    void leave() {
        own = false;
    }

    boolean isOwn() {
        return own;
    }
}
