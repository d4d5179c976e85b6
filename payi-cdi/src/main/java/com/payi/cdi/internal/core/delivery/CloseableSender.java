package com.payi.cdi.internal.core.delivery;

import java.util.List;
import java.util.concurrent.CompletionStage;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;

/** A sender of the library's own, which ends with the delivery. */
public interface CloseableSender extends IngestSender, AutoCloseable {
    /** The same as {@link #send}, with all that the library knows of the events. */
    default CompletionStage<List<IngestAnswer>> sendContents(List<EventContent> events) {
        return send(events.stream().map(EventContent::outgoing).toList());
    }

    /** Where the key comes from that the sender uses, and what to do if it is refused, as a sentence. */
    default String keyOrigin() {
        return "The sender has used it: correct its key";
    }

    @Override
    void close();
}
