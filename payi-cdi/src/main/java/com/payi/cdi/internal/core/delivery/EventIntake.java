package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * Takes the events that the application's threads have left, builds them, writes them as JSON and puts them on disk, or
 * into memory where there is no spool.
 */
final class EventIntake {
    /** So many are held twice, as objects and as text. */
    private static final int AT_ONCE = 500;

    private final MemoryQueue queue;
    private final EventStore disk;
    private final ThrottledLog throttled = new ThrottledLog();

    EventIntake(MemoryQueue queue, EventStore disk) {
        this.queue = queue;
        this.disk = disk;
    }

    /** @return whether something was there */
    boolean run() {
        List<DeliveryEvent> accepted = queue.takeIncoming(AT_ONCE);
        List<DeliveryEvent> written = new ArrayList<>(accepted.size());
        for (DeliveryEvent event : accepted) {
            if (write(event)) {
                written.add(event);
            }
        }
        if (!written.isEmpty()) {
            spool(written);
            written.stream().filter(DeliveryEvent::isOnDisk).forEach(event -> queue.release(event.estimatedBytes()));
            queue.putReady(written.stream().filter(event -> !event.isOnDisk()).toList());
        }
        return !accepted.isEmpty();
    }

    /** What cannot be spooled stays in memory. */
    private void spool(List<DeliveryEvent> events) {
        try {
            disk.write(events);
        } catch (RuntimeException | Error e) {
            throttled.warn("unspooled", () -> DeliveryLogger.LOG.deliveryFailed(e));
        }
    }

    /** @return false if the event cannot be built or written, and is dropped */
    private boolean write(DeliveryEvent event) {
        IngestEvent built = built(event);
        if (built == null) {
            return false;
        }
        try {
            event.written(IngestJson.content(built));
            return true;
        } catch (RuntimeException | Error e) {
            drop(event);
            throttled.warn("unwritable", () -> DeliveryLogger.LOG.notWritten(built.id(), e));
            return false;
        }
    }

    /** Null if that fails. Part of the work is the application's own code, which may throw anything. */
    private IngestEvent built(DeliveryEvent event) {
        try {
            return Objects.requireNonNull(event.source().build(), "no event");
        } catch (Throwable e) {
            drop(event);
            throttled.warn("unbuilt", () -> DeliveryLogger.LOG.notBuilt(event.id(), e));
            return null;
        } finally {
            // An interrupt that such code left behind would close the files of a spool.
            Thread.interrupted();
        }
    }

    private void drop(DeliveryEvent event) {
        queue.release(event.estimatedBytes());
        event.dropped(DropReason.UNREADABLE);
    }
}
