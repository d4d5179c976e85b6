package com.payi.cdi.internal.core.delivery;

import java.util.List;

import com.payi.cdi.spi.OutgoingEvent;

/** Where events survive the process. Belongs to the delivering thread. */
interface EventStore {
    /** An event to be written. */
    record Entry(OutgoingEvent event, AcceptedEvent submission) {}

    /** Looks for what earlier processes have left. */
    void open();

    /**
     * Writes events.
     *
     * @return false if that is not possible now: the events stay in memory
     */
    boolean write(List<Entry> entries);

    /** Writes what is left in memory at the end; false if that is not possible. */
    boolean rescue(List<QueuedEvent> events);

    /** How many events wait for their first attempt. */
    long freshCount();

    /** The oldest event that waits for its first attempt; null if there is none. */
    QueuedEvent takeFresh();

    /** Whether the text of an event that was handed out can be read again. */
    boolean has(QueuedEvent event);

    /** Makes sure that the text is in memory. An event that cannot be read ever is counted and told here. */
    Loaded load(QueuedEvent event);

    /** What came of reading an event again. */
    enum Loaded {
        YES, NOT_NOW, NEVER
    }

    /** Remembers that events are on their way, for a process that finds them after a crash. */
    void attempting(List<QueuedEvent> events);

    /** An event is done with. */
    void remove(QueuedEvent event);

    /** Writes, forces and clears up what is due. */
    void tidy();

    /** When the oldest event was accepted; {@link Long#MAX_VALUE} if there is none. */
    long oldestMillis();

    /** Whether everything that was done is on the disk. */
    boolean isSettled();

    void close();

    /** No spool is configured. */
    EventStore NONE = new EventStore() {
        @Override
        public void open() {}

        @Override
        public boolean write(List<Entry> entries) {
            return false;
        }

        @Override
        public boolean rescue(List<QueuedEvent> events) {
            return false;
        }

        @Override
        public long freshCount() {
            return 0;
        }

        @Override
        public QueuedEvent takeFresh() {
            return null;
        }

        @Override
        public boolean has(QueuedEvent event) {
            return false;
        }

        @Override
        public Loaded load(QueuedEvent event) {
            return Loaded.YES;
        }

        @Override
        public void attempting(List<QueuedEvent> events) {}

        @Override
        public void remove(QueuedEvent event) {}

        @Override
        public void tidy() {}

        @Override
        public long oldestMillis() {
            return Long.MAX_VALUE;
        }

        @Override
        public boolean isSettled() {
            return true;
        }

        @Override
        public void close() {}
    };
}
