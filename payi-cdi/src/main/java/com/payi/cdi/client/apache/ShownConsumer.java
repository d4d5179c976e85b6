package com.payi.cdi.client.apache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;

import com.payi.cdi.TrackScope;
import com.payi.cdi.client.CallContext;
import com.payi.cdi.client.ClientCall;

/** Consumes an answer that the library sees as it comes. */
final class ShownConsumer implements AsyncDataConsumer {
    private final AsyncDataConsumer next;
    private final ClientCall call;
    private final CallContext context;

    ShownConsumer(AsyncDataConsumer next, ClientCall call, CallContext context) {
        this.next = next;
        this.call = call;
        this.context = context;
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        next.updateCapacity(channel);
    }

    @Override
    public void consume(ByteBuffer part) throws IOException {
        ByteBuffer passed = call.answerPart(part);
        if (passed.hasRemaining()) {
            try (TrackScope attached = context.attach()) {
                next.consume(passed);
            }
        }
        part.position(part.limit());
    }

    @Override
    public void streamEnd(List<? extends Header> trailers) throws HttpException, IOException {
        ByteBuffer rest = call.answerRest();
        call.ended();
        try (TrackScope attached = context.attach()) {
            if (rest.hasRemaining()) {
                next.consume(rest);
            }
            next.streamEnd(trailers);
        }
    }

    /** Without an end before, the application wants no more. */
    @Override
    public void releaseResources() {
        call.cancelled();
        next.releaseResources();
    }
}
