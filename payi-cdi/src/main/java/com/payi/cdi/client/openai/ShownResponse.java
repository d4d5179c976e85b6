package com.payi.cdi.client.openai;

import java.io.IOException;
import java.io.InputStream;

import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import com.payi.cdi.internal.core.log.PayiLogger;

/** An answer whose body is shown to the call as the application reads it. */
final class ShownResponse implements HttpResponse {
    private final HttpResponse response;
    private final InputStream body;

    ShownResponse(HttpResponse response, InputStream body) {
        this.response = response;
        this.body = body;
    }

    @Override
    public int statusCode() {
        return response.statusCode();
    }

    @Override
    public Headers headers() {
        return response.headers();
    }

    @Override
    public InputStream body() {
        return body;
    }

    /** Closing the body is what ends the call where the application does not read to its end. */
    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            PayiLogger.LOG.debugf("The body of an answer could not be closed: %s", e);
        } finally {
            response.close();
        }
    }
}
