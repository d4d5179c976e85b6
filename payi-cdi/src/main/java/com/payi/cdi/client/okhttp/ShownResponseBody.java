package com.payi.cdi.client.okhttp;

import com.payi.cdi.client.ClientCall;

import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import okio.Okio;

/** Shows the body of an answer as the application reads it. */
final class ShownResponseBody extends ResponseBody {
    private final MediaType type;
    private final long length;
    private final BufferedSource source;

    ShownResponseBody(ResponseBody body, ClientCall call) {
        type = body.contentType();
        length = call.mayChangeBody() ? -1 : body.contentLength();
        source = Okio.buffer(Okio.source(call.answer(body.byteStream())));
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public BufferedSource source() {
        return source;
    }
}
