package com.payi.cdi.internal.core.call;

import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/** Reads what a request asks for, as its bytes pass. Used under the lock of its exchange. */
final class RequestBody implements ByteSink {
    private final JsonDocumentReader reader;
    private final Capture capture;

    /** @param capture null where prompts are not wanted */
    RequestBody(JsonShape shape, Capture capture) {
        this.reader = new JsonDocumentReader(shape);
        this.capture = capture;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        reader.accept(bytes, offset, length);
        if (capture != null) {
            capture.accept(bytes, offset, length);
        }
    }

    JsonTree tree() {
        return reader.tree();
    }

    int size() {
        return reader.size();
    }

    /** Null where prompts are not wanted or nothing was sent. */
    Capture capture() {
        return capture == null || capture.isEmpty() ? null : capture;
    }
}
