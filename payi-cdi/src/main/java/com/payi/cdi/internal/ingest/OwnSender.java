package com.payi.cdi.internal.ingest;

import com.payi.cdi.spi.IngestSender;

/** A sender of the library's own, which ends with the delivery. */
public interface OwnSender extends IngestSender, AutoCloseable {
    @Override
    void close();
}
