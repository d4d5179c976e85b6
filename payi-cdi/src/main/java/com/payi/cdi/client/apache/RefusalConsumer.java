package com.payi.cdi.client.apache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;

/** Reads the whole answer of a proxied call that failed: if Pay-i refused the call, the application gets the refusal. */
final class RefusalConsumer implements AsyncDataConsumer {
    private final ShownAnswer answer;
    private final HttpResponse response;
    private final EntityDetails details;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private AsyncDataConsumer next;

    RefusalConsumer(ShownAnswer answer, HttpResponse response, EntityDetails details) {
        this.answer = answer;
        this.response = response;
        this.details = details;
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer part) {
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
        byte[] read = answer.call().answer(bytes.toByteArray());
        Optional<LimitBlockedException> refusal = answer.call().refusal(response.getCode(), read);
        if (refusal.isPresent()) {
            answer.refused(refusal.get());
            return;
        }
        next = answer.passOn(response, details);
        if (next != null) {
            try (TrackScope attached = answer.context().attach()) {
                next.consume(ByteBuffer.wrap(read));
                next.streamEnd(trailers);
            }
        }
    }

    @Override
    public void releaseResources() {
        answer.call().cancelled();
        if (next != null) {
            next.releaseResources();
        }
    }
}
