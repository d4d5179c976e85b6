package com.payi.cdi.client.okhttp;

import java.io.IOException;
import java.io.OutputStream;

import com.payi.cdi.client.ClientCall;

import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.Okio;

/** Shows a body as it is written, where it is too large to be held, or can be written only once. */
final class ShownRequestBody extends RequestBody {
    private static final long MOST_BYTES = 32L << 20;

    private final RequestBody body;
    private final ClientCall call;
    private final long length;

    private ShownRequestBody(RequestBody body, ClientCall call, long length) {
        this.body = body;
        this.call = call;
        this.length = length;
    }

    /** The request with a body that is shown to the call, and with the headers for its length. */
    static Request in(Request request, ClientCall call) throws IOException {
        RequestBody body = request.body();
        if (body == null || body.isDuplex()) {
            return request;
        }
        long length = body.contentLength();
        if (!body.isOneShot() && length >= 0 && length <= MOST_BYTES) {
            Buffer whole = new Buffer();
            body.writeTo(whole);
            byte[] shown = call.request(whole.readByteArray());
            return request.newBuilder().method(request.method(), RequestBody.create(shown, body.contentType()))
                    .header("Content-Length", Long.toString(shown.length)).build();
        }
        boolean keepsLength = length >= 0 && !call.mayChangeBody();
        Request.Builder sent = request.newBuilder().method(request.method(),
                new ShownRequestBody(body, call, keepsLength ? length : -1));
        return keepsLength
                ? sent.build()
                : sent.removeHeader("Content-Length").header("Transfer-Encoding", "chunked").build();
    }

    @Override
    public MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public boolean isOneShot() {
        return body.isOneShot();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        OutputStream shown = call.request(sink.outputStream());
        BufferedSink written = Okio.buffer(Okio.sink(shown));
        body.writeTo(written);
        // Closing is what ends the body for the call; the sink's stream flushes and leaves the sink open for OkHttp.
        written.close();
    }
}
