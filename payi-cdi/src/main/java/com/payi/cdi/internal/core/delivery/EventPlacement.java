package com.payi.cdi.internal.core.delivery;

import java.util.List;

import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * Puts the events that the intake thread has built where they wait for their first attempt: on disk, or in memory where
 * that is not possible. Belongs to the delivering thread.
 */
final class EventPlacement {
    private static final int AT_ONCE = 500;

    private final MemoryQueue queue;
    private final EventStore disk;
    private final PendingEvents pending;
    private final ThrottledLog throttled = new ThrottledLog();

    EventPlacement(MemoryQueue queue, EventStore disk, PendingEvents pending) {
        this.queue = queue;
        this.disk = disk;
        this.pending = pending;
    }

    /** @return whether something was there */
    boolean run() {
        List<DeliveryEvent> built = queue.takeBuilt(AT_ONCE);
        if (built.isEmpty()) {
            return false;
        }
        spool(built);
        built.stream().filter(DeliveryEvent::isOnDisk).forEach(event -> queue.release(event.bytes()));
        queue.putReady(built.stream().filter(event -> !event.isOnDisk()).toList());
        pending.waiting(built);
        return true;
    }

    /** What cannot be spooled stays in memory. */
    private void spool(List<DeliveryEvent> events) {
        try {
            disk.write(events);
        } catch (RuntimeException | Error e) {
            throttled.warn("unspooled", () -> DeliveryLogger.LOG.deliveryFailed(e));
        }
    }
}
