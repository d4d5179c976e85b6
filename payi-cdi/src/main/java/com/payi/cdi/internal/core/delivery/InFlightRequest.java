package com.payi.cdi.internal.core.delivery;

import java.util.List;

/**
 * One request in flight. It ends once: with answers, with a failure, or by a cancellation. For the delivering thread.
 */
final class InFlightRequest {
    private final List<DeliveryEvent> events;
    private final long deadlineNanos;
    private final Runnable cancel;

    /** @param cancel gives the request up, as far as that is possible */
    InFlightRequest(List<DeliveryEvent> events, long deadlineNanos, Runnable cancel) {
        this.events = events;
        this.deadlineNanos = deadlineNanos;
        this.cancel = cancel;
    }

    List<DeliveryEvent> events() {
        return events;
    }

    /** When the answer is not waited for any more. */
    long deadlineNanos() {
        return deadlineNanos;
    }

    boolean isRetry() {
        return events.get(0).attempts().failures() > 0;
    }

    void cancel() {
        cancel.run();
    }
}
