package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.internal.core.delivery.spool.JournalPosition;

/** Where the intake thread leaves each event at once, so that no end of the process can lose it any more. */
interface EventJournal {
    /** Makes ready what the first event would have to wait for. */
    void open();

    /** @return where the event is; null if it cannot be written now */
    JournalPosition append(DeliveryEvent event);

    /** The same without a wait for another thread that writes; null then, too. */
    JournalPosition tryAppend(DeliveryEvent event);

    /** Whether the journal is open, so that {@link #tryAppend} makes sense. */
    boolean isReady();

    /** No spool is configured. */
    EventJournal NONE = new EventJournal() {
        @Override
        public void open() {}

        @Override
        public JournalPosition append(DeliveryEvent event) {
            return null;
        }

        @Override
        public JournalPosition tryAppend(DeliveryEvent event) {
            return null;
        }

        @Override
        public boolean isReady() {
            return false;
        }
    };
}
