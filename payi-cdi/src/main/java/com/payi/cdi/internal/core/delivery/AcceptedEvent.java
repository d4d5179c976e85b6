package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.internal.core.context.Frame;

/**
 * What the application's thread left for an event, with the frame that waits for the result.
 *
 * @param acceptedMillis since 1970
 * @param bytes an estimate of its size as JSON
 */
record AcceptedEvent(EventSource source, Frame frame, long acceptedMillis, long bytes) {}
