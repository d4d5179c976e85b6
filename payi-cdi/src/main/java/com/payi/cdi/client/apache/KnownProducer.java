package com.payi.cdi.client.apache;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;

/** Produces a body whose bytes are known, in place of the one that it was collected from. */
final class KnownProducer extends BasicAsyncEntityProducer {
    private final AsyncEntityProducer origin;

    KnownProducer(byte[] bytes, AsyncEntityProducer origin) {
        super(bytes, ContentType.parse(origin.getContentType()));
        this.origin = origin;
    }

    @Override
    public void releaseResources() {
        super.releaseResources();
        origin.releaseResources();
    }
}
