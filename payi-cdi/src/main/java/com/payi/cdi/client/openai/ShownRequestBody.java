package com.payi.cdi.client.openai;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import com.openai.core.http.HttpRequestBody;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.internal.edge.client.UnclosedOutputStream;

/** Shows a body as it is written, where it is too large to be held, or can be written only once. */
class ShownRequestBody implements HttpRequestBody {
    private static final long MOST_BYTES = 32L << 20;

    private final HttpRequestBody body;
    private final ClientCall call;

    private ShownRequestBody(HttpRequestBody body, ClientCall call) {
        this.body = body;
        this.call = call;
    }

    /** The body that is shown to the call when it is sent. */
    static HttpRequestBody of(HttpRequestBody body, ClientCall call) {
        if (!body.repeatable() || body.contentLength() < 0 || body.contentLength() > MOST_BYTES) {
            return new ShownRequestBody(body, call);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream((int) body.contentLength());
        body.writeTo(whole);
        return new Whole(body, call, call.request(whole.toByteArray()));
    }

    @Override
    public void writeTo(OutputStream out) {
        // Closing shows the end of the body; the stream itself belongs to the transport.
        try (OutputStream shown = call.request(new UnclosedOutputStream(out))) {
            body.writeTo(shown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() {
        return call.mayChangeBody() ? -1 : body.contentLength();
    }

    @Override
    public boolean repeatable() {
        return body.repeatable();
    }

    @Override
    public void close() {
        body.close();
    }

    /** A body in memory, which was shown already. */
    private static final class Whole extends ShownRequestBody {
        private final byte[] bytes;

        Whole(HttpRequestBody body, ClientCall call, byte[] bytes) {
            super(body, call);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out) {
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }
    }
}
