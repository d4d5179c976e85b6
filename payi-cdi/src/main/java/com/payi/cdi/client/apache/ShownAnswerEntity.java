package com.payi.cdi.client.apache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

import com.payi.cdi.client.ClientCall;

/** An answer that the library sees as it is read. */
final class ShownAnswerEntity extends HttpEntityWrapper {
    private final ClientCall call;
    private final int status;
    private InputStream shown;

    ShownAnswerEntity(HttpEntity answer, ClientCall call, int status) {
        super(answer);
        this.call = call;
        this.status = status;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public synchronized InputStream getContent() throws IOException {
        if (shown == null) {
            InputStream content = super.getContent();
            shown = content == null ? null : call.answer(content);
        }
        return shown;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (InputStream content = getContent()) {
            if (content != null) {
                content.transferTo(out);
            }
        }
    }

    /** A client that tries again closes a failed answer unread: that is all of it. */
    @Override
    public void close() throws IOException {
        if (status >= Attempt.FIRST_ERROR) {
            call.ended();
        } else {
            call.cancelled();
        }
        super.close();
    }
}
