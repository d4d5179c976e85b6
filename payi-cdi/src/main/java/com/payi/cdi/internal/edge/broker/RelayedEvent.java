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
        /** The relay ends: the next one reads the record again. */
        LEAVE
    }

    private static final int FIXED_BYTES = 1000;

    private final ConsumerRecord<byte[], byte[]> raw;
    private final OutgoingEvent event;
    private final boolean mayBeRepeated;
    private final Consumer<RelayedEvent> ended;
    private final List<Partition.Place> places = new ArrayList<>(1);
    private volatile Next next = Next.WAIT;
    private volatile IngestAnswer refusal;

    /**
     * @param event null if the record holds none
     * @param ended gets this one when there is something to do
     */
    RelayedEvent(ConsumerRecord<byte[], byte[]> raw, OutgoingEvent event, Partition.Place place, boolean mayBeRepeated,
            Consumer<RelayedEvent> ended) {
        this.raw = raw;
        this.event = event;
        this.mayBeRepeated = mayBeRepeated;
        this.ended = ended;
        this.places.add(place);
    }

    ConsumerRecord<byte[], byte[]> raw() {
        return raw;
    }

    /** Another record has the same event. */
    void alsoAt(Partition.Place place) {
        places.add(place);
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
        return mayBeRepeated;
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
