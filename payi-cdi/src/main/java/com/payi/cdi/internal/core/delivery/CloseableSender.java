package com.payi.cdi.internal.core.delivery;

import com.payi.cdi.spi.IngestSender;

/** A sender of the library's own, which ends with the delivery. */
public interface CloseableSender extends IngestSender, AutoCloseable {
    @Override
    void close();
}
