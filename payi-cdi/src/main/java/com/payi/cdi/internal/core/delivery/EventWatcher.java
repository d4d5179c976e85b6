package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * Sees what is reported and what Pay-i answers, to show it to the developer. The library uses a bean of this type if
 * the application has one; in production it has none. The methods are called on threads of the delivery and of the
 * application, so they must be quick. What they throw is logged and changes nothing.
 */
public interface EventWatcher {
    /**
     * An event is written.
     *
     * @param content exactly what is sent
     * @param frame the context of the call; null if there is none
     */
    void written(IngestEvent event, OutgoingEvent content, Frame frame);

    /** Pay-i accounted for an event. */
    void accounted(PayiResult result);

    /**
     * A proxied call has ended. Pay-i's answer names no model, units or times, so they are the library's own.
     *
     * @param call what an event would have reported
     * @param result null if the answer had none
     * @param frame the context of the call; null if there is none
     */
    void proxied(IngestEvent call, PayiResult result, Frame frame);

    /**
     * Pay-i refused an event.
     *
     * @param code Pay-i's error code
     */
    void rejected(String eventId, String code);

    /** An event was dropped. An event that was not written before is not known here. */
    void dropped(String eventId, DropReason reason);
}
