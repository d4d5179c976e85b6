package com.payi.cdi.client.apache;

import java.io.IOException;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;

/** Shows the library the answer of an attempt, and passes it on in the context of the call. */
final class ShownAnswer implements AsyncExecCallback {
    private final AsyncExecCallback callback;
    private final ClientCall call;
    private final CallContext context;
    private volatile LimitBlockedException refusal;

    ShownAnswer(AsyncExecCallback callback, ClientCall call, CallContext context) {
        this.callback = callback;
        this.call = call;
        this.context = context;
    }

    @Override
    public AsyncDataConsumer handleResponse(HttpResponse response, EntityDetails details)
            throws HttpException, IOException {
        Attempt.show(response, call);
        if (details == null) {
            call.ended();
        } else if (Attempt.isRefusable(response, call)) {
            return new RefusalConsumer(this, response, details);
        }
        AsyncDataConsumer next = passOn(response, details);
        return next == null || details == null ? next : new ShownConsumer(next, call, context);
    }

    /** Gives the application the answer. */
    AsyncDataConsumer passOn(HttpResponse response, EntityDetails details) throws HttpException, IOException {
        try (TrackScope attached = context.attach()) {
            return callback.handleResponse(response, details);
        }
    }

    ClientCall call() {
        return call;
    }

    CallContext context() {
        return context;
    }

    /** Pay-i has refused the call: that is what the application gets, once the client has read the answer. */
    void refused(LimitBlockedException refused) {
        refusal = refused;
    }

    @Override
    public void handleInformationResponse(HttpResponse response) throws HttpException, IOException {
        callback.handleInformationResponse(response);
    }

    @Override
    public void completed() {
        context.run(() -> {
            if (refusal == null) {
                callback.completed();
            } else {
                callback.failed(refusal);
            }
        });
    }

    @Override
    public void failed(Exception cause) {
        call.failed(cause);
        context.run(() -> callback.failed(cause));
    }
}
