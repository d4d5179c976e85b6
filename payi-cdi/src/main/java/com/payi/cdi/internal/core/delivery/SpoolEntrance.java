package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.internal.core.delivery.spool.JournalPosition;
import com.payi.cdi.internal.core.delivery.spool.SpoolPlace;

/** The journal of this application's place in its spool. */
final class SpoolEntrance implements EventJournal {
    private final SpoolPlace place;

    SpoolEntrance(SpoolPlace place) {
        this.place = place;
    }

    @Override
    public void open() {
        place.prepare();
    }

    @Override
    public JournalPosition append(DeliveryEvent event) {
        return place.append(event.toSpool());
    }

    @Override
    public JournalPosition tryAppend(DeliveryEvent event) {
        return place.tryAppend(event.toSpool());
    }

    @Override
    public boolean isReady() {
        return place.isReady();
    }
}
