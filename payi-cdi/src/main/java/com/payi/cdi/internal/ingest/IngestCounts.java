package com.payi.cdi.internal.ingest;

import java.util.concurrent.atomic.LongAdder;

/** Where events went: every one that was offered ends in exactly one of the other counts, or is still queued. */
final class IngestCounts {
    final LongAdder offered = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder rejected = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder dropped = new LongAdder();
}
