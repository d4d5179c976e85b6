package com.payi.cdi.internal.core.call;

import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.internal.core.wire.FormReader;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/** Reads what a request asks for, in JSON or a form, as its bytes pass. Used under the lock of its exchange. */
final class RequestBody implements ByteSink {
    private final JsonShape shape;
    private final JsonDocumentReader reader;
    private final Capture capture;
    private FormReader form;
    private boolean begun;

    /** @param capture null where prompts are not wanted */
    RequestBody(JsonShape shape, Capture capture) {
        this.shape = shape;
        this.reader = new JsonDocumentReader(shape);
        this.capture = capture;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        if (!begun && length > 0) {
            begun = true;
            form = FormReader.isBegunBy(bytes[offset]) ? new FormReader(shape) : null;
        }
        if (form != null) {
            form.accept(bytes, offset, length);
        } else {
            reader.accept(bytes, offset, length);
        }
        if (capture != null) {
            capture.accept(bytes, offset, length);
        }
    }

    JsonTree tree() {
        return form != null ? form.tree() : reader.tree();
    }

    int size() {
        return form != null ? form.size() : reader.size();
    }

    /** Null where prompts are not wanted or nothing was sent. */
    Capture capture() {
        return capture == null || capture.isEmpty() ? null : capture;
    }
}
