package com.payi.cdi.internal.edge.broker;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.apache.kafka.clients.consumer.ConsumerRecord;

import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * The records that a relay has read and whose events have not ended. An event that several records hold is delivered
 * once. Belongs to the relay's thread.
 */
final class RelayedEvents {
    /** The code of a record that holds no event. */
    static final String NO_EVENT = "not_an_event";
    private static final int REMEMBERED_IDS = 20_000;

    private final IngestService delivery;
    private final DeadLetters deadLetters;
    private final Lease lease;
    private final int maxEvents;
    private final long maxBytes;
    private final Queue<RelayedEvent> ended = new ConcurrentLinkedQueue<>();
    private final Map<String, RelayedEvent> inWork = new HashMap<>();
    private final Deque<RelayedEvent> toSetAside = new ArrayDeque<>();
    private final Deque<RelayedEvent> toOfferAgain = new ArrayDeque<>();
    private final Set<String> delivered = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED_IDS;
        }
    });
    private int events;
    private long bytes;
    private long readCount;
    private long deliveredCount;
    private long setAsideCount;
    private long repeatedCount;
    private long leftCount;

    /** @param maxBytes of records that may be in work */
    RelayedEvents(IngestService delivery, DeadLetters deadLetters, Lease lease, int maxEvents, long maxBytes) {
        this.delivery = delivery;
        this.deadLetters = deadLetters;
        this.lease = lease;
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    boolean hasRoom() {
        return events < maxEvents && bytes < maxBytes;
    }

    void add(ConsumerRecord<byte[], byte[]> raw, Partition partition) {
        readCount++;
        Partition.Place place = partition.read(raw.offset());
        OutgoingEvent event = EventText.read(raw.value());
        if (event == null) {
            begin(raw, null).at(place, partition, false)
                    .setAside(IngestAnswer.rejected(0, NO_EVENT, "the value is not JSON of an event"));
            return;
        }
        boolean mayBeRepeated = partition.isDoubted(raw.offset()) || KafkaSender.isPublishedAgain(raw.headers());
        RelayedEvent same = inWork.get(event.id());
        if (same != null) {
            repeatedCount++;
            same.at(place, partition, mayBeRepeated);
        } else if (delivered.contains(event.id())) {
            repeatedCount++;
            place.done();
        } else {
            RelayedEvent next = begin(raw, event).at(place, partition, mayBeRepeated);
            inWork.put(event.id(), next);
            delivery.offer(next, null);
        }
    }

    private RelayedEvent begin(ConsumerRecord<byte[], byte[]> raw, OutgoingEvent content) {
        RelayedEvent event = new RelayedEvent(raw, content, lease, ended::add);
        events++;
        bytes += event.bytes();
        return event;
    }

    /** Looks at what has ended meanwhile. */
    void settle() {
        for (RelayedEvent event = ended.poll(); event != null; event = ended.poll()) {
            switch (event.next()) {
                case FINISH -> finish(event);
                case SET_ASIDE -> toSetAside.add(event);
                case OFFER_AGAIN -> toOfferAgain.add(event);
                case LEAVE -> left(event);
                case WAIT -> {
                    // Nothing is to be done.
                }
            }
        }
        for (int left = toOfferAgain.size(); left > 0; left--) {
            RelayedEvent event = toOfferAgain.remove();
            event.waits();
            delivery.offer(event, null);
        }
        while (!toSetAside.isEmpty() && write(toSetAside.peek())) {
            toSetAside.remove();
        }
    }

    private void left(RelayedEvent event) {
        if (event.isOwn()) {
            // The partition has come back meanwhile, and with it the record.
            toOfferAgain.add(event);
        } else {
            end(event);
            leftCount++;
        }
    }

    private void end(RelayedEvent event) {
        events--;
        bytes -= event.bytes();
        if (event.written() != null) {
            inWork.remove(event.written().id());
        }
    }

    private boolean write(RelayedEvent event) {
        event.waits();
        return deadLetters.write(event);
    }

    private void finish(RelayedEvent event) {
        end(event);
        event.done();
        boolean setAside = event.refusal() != null;
        setAsideCount += setAside ? 1 : 0;
        deliveredCount += setAside ? 0 : 1;
        if (!setAside) {
            delivered.add(event.written().id());
        }
    }

    RelayCounts counts(long lag) {
        return new RelayCounts(readCount, deliveredCount, setAsideCount, repeatedCount, leftCount, events, lag);
    }
}
