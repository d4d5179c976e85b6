package com.payi.cdi.internal.edge.broker;

import com.payi.cdi.internal.core.log.DeliveryLogger;

/**
 * What a relay has done.
 *
 * @param repeated records of events that were delivered already, or are in work
 * @param left records that were read and are left to another relay
 * @param inWork events that have not ended
 * @param lag records in the relay's partitions that it has not read
 */
public record RelayCounts(long read, long delivered, long setAside, long repeated, long left, long inWork, long lag) {
    static final RelayCounts NONE = new RelayCounts(0, 0, 0, 0, 0, 0, 0);

    void log() {
        DeliveryLogger.LOG.relaySummary(read, delivered, setAside, repeated, left, inWork, lag);
    }
}
