package com.payi.cdi.internal.edge.broker;

import java.util.function.LongSupplier;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/**
 * What a relay writes beside the offsets that it commits, for the next one: which records after the offset may have been sent
 * to Pay-i.
 */
final class OffsetNote {
    private static final String IN_WORK = "payi-relay: in work before ";
    private static final String SETTLED = "payi-relay: settled";

    private OffsetNote() {}

    /** Records between the offset and this one may have been sent. */
    static OffsetAndMetadata inWork(long offset, long before) {
        return new OffsetAndMetadata(offset, IN_WORK + before);
    }

    /** No record after the offset was sent. */
    static OffsetAndMetadata settled(long offset) {
        return new OffsetAndMetadata(offset, SETTLED);
    }

    /**
     * Reads a note.
     *
     * @param committed null if no relay of the group has worked on the partition
     * @param end of the partition now
     * @return before which offset records may have been sent
     */
    static long doubtedUntil(OffsetAndMetadata committed, LongSupplier end) {
        if (committed == null || SETTLED.equals(committed.metadata())) {
            return 0;
        }
        String note = committed.metadata();
        if (note.startsWith(IN_WORK)) {
            try {
                return Long.parseLong(note.substring(IN_WORK.length()));
            } catch (NumberFormatException e) {
                return end.getAsLong();
            }
        }
        // Somebody has set the offset, perhaps back.
        return end.getAsLong();
    }
}
