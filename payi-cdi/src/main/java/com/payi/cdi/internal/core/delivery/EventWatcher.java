package com.payi.cdi.internal.core.delivery;

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

    /**
     * Pay-i accounted for a call: for an event, or for a proxied call.
     *
     * @param frame the context of the call; null if it is not known any more
     */
    void accounted(PayiResult result, Frame frame);

    /**
     * An event will not reach Pay-i.
     *
     * @param why Pay-i's error code, or the reason why the event was dropped
     */
    void lost(String eventId, String why);
}
