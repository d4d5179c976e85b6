package com.payi.cdi.internal.core.delivery;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * A sender that is made with the first events. Where that fails, as for want of file handles, it is a failed attempt.
 */
final class LazySender implements AutoCloseable {
    private final Supplier<IngestSender> senders;
    private IngestSender sender;

    LazySender(Supplier<IngestSender> senders) {
        this.senders = senders;
    }

    /** @param again whether the receiver may have the only event already */
    CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events, boolean again) {
        if (sender == null) {
            sender = senders.get();
        }
        return again && sender instanceof CloseableSender own ? own.sendAgain(events.get(0)) : sender.send(events);
    }

    /** Where the key comes from that the sender uses, and what to do if it is refused, as a sentence. */
    String keyOrigin() {
        return sender instanceof CloseableSender own
                ? own.keyOrigin()
                : "The application's IngestSender has used it: correct its key";
    }

    @Override
    public void close() {
        if (sender instanceof CloseableSender own) {
            own.close();
        }
    }
}
