package com.payi.cdi.client.apache;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/** Collects a body whose bytes are at hand. */
final class CollectedBody implements DataStreamChannel {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean ended;

    private CollectedBody() {}

    /** Whether a body can be produced before it is sent, and again. */
    static boolean isAtHand(AsyncEntityProducer body) {
        return body.isRepeatable() && body.getContentEncoding() == null && body.getContentLength() >= 0
                && body.getContentLength() <= Attempt.MOST_BYTES;
    }

    /** The bytes of a body that is at hand; null if it does not produce all of them at once. */
    static byte[] bytesOf(AsyncEntityProducer body) throws IOException {
        CollectedBody collected = new CollectedBody();
        int before;
        do {
            before = collected.bytes.size();
            body.produce(collected);
        } while (!collected.ended && collected.bytes.size() > before);
        body.releaseResources();
        return collected.ended ? collected.bytes.toByteArray() : null;
    }

    @Override
    public void requestOutput() {
        // Output is possible at any time.
    }

    @Override
    public int write(ByteBuffer part) {
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        return copy.length;
    }

    @Override
    public void endStream(List<? extends Header> trailers) {
        ended = true;
    }

    @Override
    public void endStream() {
        ended = true;
    }
}
