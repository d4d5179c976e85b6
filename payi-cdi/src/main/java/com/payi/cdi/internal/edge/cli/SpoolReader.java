package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.payi.cdi.internal.core.delivery.spool.SpoolException;
import com.payi.cdi.internal.core.delivery.spool.SpoolVisit;
import com.payi.cdi.internal.core.delivery.spool.SpooledEvent;
import com.payi.cdi.spi.OutgoingEvent;

/** A file of a spool: what is done with leaves it. */
final class SpoolReader implements EventReader {
    private final SpoolVisit visit;
    private final List<String> damages = new ArrayList<>();
    private long last = -1;

    SpoolReader(SpoolVisit visit) {
        this.visit = visit;
        if (visit.isDamaged()) {
            damages.add("the file is damaged; what can be read of it follows");
        }
    }

    @Override
    public List<WaitingEvent> next(int most) throws SpoolException {
        List<WaitingEvent> events = new ArrayList<>();
        List<SpooledEvent> stored;
        do {
            stored = visit.after(last, most);
            for (SpooledEvent one : stored) {
                last = one.key();
                add(one, events);
            }
        } while (events.isEmpty() && !stored.isEmpty());
        return events;
    }

    private void add(SpooledEvent event, List<WaitingEvent> events) {
        try {
            WaitingEvent read = WaitingEvent.read(event.json(), event.key());
            events.add(new WaitingEvent(new OutgoingEvent(event.id(), event.json()), read.useCaseName(),
                    Instant.ofEpochMilli(event.acceptedMillis()), event.key()));
        } catch (IOException e) {
            damages.add("event " + event.key() + " is not JSON of an event");
        }
    }

    @Override
    public void sending(List<WaitingEvent> events) throws SpoolException {
        visit.attempting(events.stream().map(WaitingEvent::key).toList());
    }

    @Override
    public void done(List<WaitingEvent> events) throws SpoolException {
        visit.remove(events.stream().map(WaitingEvent::key).toList());
    }

    @Override
    public List<String> damages() {
        return damages;
    }

    @Override
    public long sentBefore() {
        return 0;
    }

    @Override
    public void close() throws SpoolException {
        visit.close();
    }
}
