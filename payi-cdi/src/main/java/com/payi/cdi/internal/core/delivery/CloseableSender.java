package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.spi.IngestSender;

/** A sender of the library's own, which ends with the delivery. */
public interface CloseableSender extends IngestSender, AutoCloseable {
    /** Where the key comes from that the sender uses, and what to do if it is refused, as a sentence. */
    default String keyOrigin() {
        return "The sender has used it: correct its key";
    }

    @Override
    void close();
}
