package com.payi.cdi.internal.edge.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.delivery.EventEnd;
import com.payi.cdi.internal.core.delivery.EventSource;
import com.payi.cdi.internal.core.delivery.IngestEvent;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;

/** A record on its way through a relay. The relay's thread and the delivering thread hand it to and fro. */
final class RelayedEvent implements EventSource, EventEnd {
    /** What is to be done with the record next. */
    enum Next {
        /** It is in the delivery, or being set aside. */
        WAIT,
        /** Pay-i has the event. */
        FINISH,
        /** It can never be delivered. */
        SET_ASIDE,
        /** There was no room, or no memory. */
        OFFER_AGAIN,
        /** The relay has left the partition, or ends: the next one reads the record again. */
        LEAVE
    }

    private static final int FIXED_BYTES = 1000;

    private final ConsumerRecord<byte[], byte[]> raw;
    private final OutgoingEvent event;
    private final Lease lease;
    private final Consumer<RelayedEvent> ended;
    private final List<Partition.Place> places = new ArrayList<>(1);
    private volatile Partition partition;
    /** Whether another relay may have sent the event. */
    private volatile boolean doubted;
    private volatile boolean sent;
    private volatile Next next = Next.WAIT;
    private volatile IngestAnswer refusal;

    /**
     * @param event null if the record holds none
     * @param ended gets this one when there is something to do
     */
    RelayedEvent(ConsumerRecord<byte[], byte[]> raw, OutgoingEvent event, Lease lease, Consumer<RelayedEvent> ended) {
        this.raw = raw;
        this.event = event;
        this.lease = lease;
        this.ended = ended;
    }

    ConsumerRecord<byte[], byte[]> raw() {
        return raw;
    }

    /**
     * A record has this event, perhaps another one than before.
     *
     * @param mayBeRepeated whether another relay may have sent it
     */
    RelayedEvent at(Partition.Place place, Partition of, boolean mayBeRepeated) {
        place.onItsWay(() -> sent || refusal != null);
        places.add(place);
        partition = of;
        doubted |= mayBeRepeated;
        return this;
    }

    /** Whether the relay still has the partition. */
    boolean isOwn() {
        return partition.isOwn();
    }

    void done() {
        places.forEach(Partition.Place::done);
    }

    Next next() {
        return next;
    }

    void waits() {
        next = Next.WAIT;
    }

    /** Why the event can never be delivered. */
    IngestAnswer refusal() {
        return refusal;
    }

    int bytes() {
        return FIXED_BYTES + 2 * raw.serializedValueSize();
    }

    @Override
    public String idHint() {
        return event.id();
    }

    @Override
    public long estimatedBytes() {
        return bytes();
    }

    @Override
    public OutgoingEvent written() {
        return event;
    }

    @Override
    public boolean mayBeRepeated() {
        return doubted || sent;
    }

    @Override
    public IngestEvent build() {
        throw new IllegalStateException("the event is written already");
    }

    @Override
    public EventEnd end() {
        return this;
    }

    @Override
    public boolean mayBeSentElsewhere() {
        return doubted || !lease.isSure();
    }

    /** The order counts: who leaves the partition sees this one as sent, or this one is not sent. */
    @Override
    public boolean mayLeave() {
        boolean before = sent;
        sent = true;
        boolean leaves = partition.isOwn();
        if (!leaves) {
            sent = before;
        }
        return leaves;
    }

    @Override
    public void delivered() {
        end(Next.FINISH);
    }

    @Override
    public void rejected(IngestAnswer answer) {
        setAside(answer);
    }

    @Override
    public void dropped(DropReason reason) {
        switch (reason) {
            case SHUTDOWN -> end(Next.LEAVE);
            case QUEUE_FULL, UNREADABLE -> end(Next.OFFER_AGAIN);
            // A later score takes the place of this one.
            case SUPERSEDED -> end(Next.FINISH);
            default -> setAside(IngestAnswer.rejected(0, reason.name().toLowerCase(Locale.ROOT), null));
        }
    }

    void setAside(IngestAnswer why) {
        refusal = why;
        end(Next.SET_ASIDE);
    }

    /** The record was set aside, or the event was delivered before. */
    void finished() {
        end(Next.FINISH);
    }

    private void end(Next what) {
        next = what;
        ended.accept(this);
    }
}
