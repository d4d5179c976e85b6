package com.payi.cdi.internal.core.delivery;

import java.util.List;
import java.util.concurrent.CompletionStage;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.OutgoingEvent;

/** A sender of the library's own, which ends with the delivery. */
public interface CloseableSender extends IngestSender, AutoCloseable {
    /** Where the key comes from that the sender uses, and what to do if it is refused, as a sentence. */
    default String keyOrigin() {
        return "The sender has used it: correct its key";
    }

    /** Sends an event that the receiver may have already: an earlier request got no clear answer. */
    default CompletionStage<List<IngestAnswer>> sendAgain(OutgoingEvent event) {
        return send(List.of(event));
    }

    @Override
    void close();
}
