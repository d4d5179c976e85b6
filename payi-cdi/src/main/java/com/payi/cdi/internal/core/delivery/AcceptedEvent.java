package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.internal.core.context.Frame;

/**
 * An event as the application's thread left it, with the frame that waits for the result.
 *
 * @param acceptedMillis since 1970
 * @param bytes an estimate of its size as JSON
 */
record AcceptedEvent(IngestEvent event, Frame frame, long acceptedMillis, long bytes) {}
