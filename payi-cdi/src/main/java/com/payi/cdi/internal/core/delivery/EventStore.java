package com.payi.cdi.internal.core.delivery;

import java.util.List;

/** Where events survive the process. Belongs to the delivering thread. */
interface EventStore {
    /** Looks for what earlier processes have left. */
    void open();

    /**
     * Writes events, which are spooled then.
     *
     * @return false if that is not possible now: the events stay in memory
     */
    boolean write(List<DeliveryEvent> events);

    /** Writes what is left in memory at the end, however full the store is; false if that is not possible. */
    boolean spill(List<DeliveryEvent> events);

    /** How many events wait for their first attempt. */
    long freshCount();

    /** The oldest event that waits for its first attempt; null if there is none. */
    DeliveryEvent takeFresh();

    /** Makes sure that the text is in memory. An event that can never be read again is dropped here. */
    Loaded load(DeliveryEvent event);

    /** What came of reading an event again. */
    enum Loaded {
        YES, NOT_NOW, NEVER
    }

    /** Remembers that events are in a request, for a process that finds them after a crash. */
    void attempting(List<DeliveryEvent> events);

    /** Removes an event that has reached its final state. */
    void remove(DeliveryEvent event);

    /** Writes, forces to the disk and clears up what is due. */
    void maintain();

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
        public boolean write(List<DeliveryEvent> events) {
            return false;
        }

        @Override
        public boolean spill(List<DeliveryEvent> events) {
            return false;
        }

        @Override
        public long freshCount() {
            return 0;
        }

        @Override
        public DeliveryEvent takeFresh() {
            return null;
        }

        @Override
        public Loaded load(DeliveryEvent event) {
            return Loaded.YES;
        }

        @Override
        public void attempting(List<DeliveryEvent> events) {}

        @Override
        public void remove(DeliveryEvent event) {}

        @Override
        public void maintain() {}

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
