package com.payi.cdi.client.apache;

import java.io.IOException;
import java.io.OutputStream;

import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

import com.payi.cdi.client.ClientCall;

/** A body that the library sees as it is written. */
final class ShownRequestEntity extends HttpEntityWrapper {
    private final ClientCall call;

    ShownRequestEntity(HttpEntity body, ClientCall call) {
        super(body);
        this.call = call;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        // Not closed: the client ends the request.
        OutputStream shown = call.request(out);
        super.writeTo(shown);
        shown.flush();
    }
}
