package com.payi.cdi.internal.core.call.body;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

import com.payi.cdi.internal.core.call.BodyChange;
import com.payi.cdi.internal.core.call.ExchangeHandle;

/** The bodies of a call as they pass: shown to the exchange, with what was asked for added, and hidden again. */
public final class PassingBody {
    private PassingBody() {}

    /** A request that the exchange sees as it is written. Begins anew: a client may send a request more than once. */
    public static OutputStream request(OutputStream out, ExchangeHandle handle) {
        BodyChange change = handle.exchange().bodyChange();
        return change.replaceModel(new TeeOutputStream(change.askForUsage(out), handle.exchange().requestBody()));
    }

    /** A request that the exchange sees as it is published, each time it is. */
    public static Flow.Publisher<ByteBuffer> request(Flow.Publisher<ByteBuffer> body, ExchangeHandle handle) {
        return subscriber -> body.subscribe(new ChangingSubscriber(subscriber, new RequestParts(handle)));
    }

    /** An answer that shows the exchange each byte that is read of it. */
    public static InputStream tee(InputStream answer, ExchangeHandle handle) {
        return new TeeInputStream(answer, handle);
    }

    /** An answer's stream of events without the event that only carries the usage. */
    public static InputStream hidingUsage(InputStream answer) {
        return new UsageHidingInputStream(answer);
    }

    /** An answer as the application reads it. To be called when the request is sent. */
    public static InputStream answer(InputStream answer, ExchangeHandle handle) {
        InputStream tee = tee(answer, handle);
        return handle.exchange().hidesUsage() ? hidingUsage(tee) : tee;
    }

    /** An answer as the application gets it. To be called when the request is sent. */
    public static Flow.Publisher<ByteBuffer> answer(Flow.Publisher<ByteBuffer> answer, ExchangeHandle handle) {
        return subscriber -> answer.subscribe(new ChangingSubscriber(subscriber, new EndingAnswer(handle)));
    }
}
