package com.payi.cdi.client.anthropic;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

import com.anthropic.core.http.HttpRequestBody;
import com.payi.cdi.client.ClientCall;

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
        try (OutputStream shown = call.request(new Unclosed(out))) {
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

    /** The end of the body is shown by closing; the stream belongs to the transport. */
    private static final class Unclosed extends OutputStream {
        private final OutputStream out;

        Unclosed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
