package com.payi.cdi.client.apache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

import com.payi.cdi.client.ClientCall;

/** Produces a body as it is, and shows the library what goes out. */
final class ShownProducer implements AsyncEntityProducer {
    private final AsyncEntityProducer body;
    private final OutputStream shown;

    ShownProducer(AsyncEntityProducer body, ClientCall call) {
        this.body = body;
        this.shown = call.request(OutputStream.nullOutputStream());
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        body.produce(new ShownChannel(channel));
    }

    @Override
    public int available() {
        return body.available();
    }

    @Override
    public boolean isRepeatable() {
        return body.isRepeatable();
    }

    @Override
    public void failed(Exception cause) {
        body.failed(cause);
    }

    @Override
    public long getContentLength() {
        return body.getContentLength();
    }

    @Override
    public String getContentType() {
        return body.getContentType();
    }

    @Override
    public String getContentEncoding() {
        return body.getContentEncoding();
    }

    @Override
    public boolean isChunked() {
        return body.isChunked();
    }

    @Override
    public Set<String> getTrailerNames() {
        return body.getTrailerNames();
    }

    @Override
    public void releaseResources() {
        body.releaseResources();
    }

    private final class ShownChannel implements DataStreamChannel {
        private final DataStreamChannel channel;

        private ShownChannel(DataStreamChannel channel) {
            this.channel = channel;
        }

        @Override
        public void requestOutput() {
            channel.requestOutput();
        }

        @Override
        public int write(ByteBuffer part) throws IOException {
            ByteBuffer given = part.duplicate();
            int written = channel.write(part);
            byte[] copy = new byte[part.position() - given.position()];
            given.get(copy);
            shown.write(copy);
            return written;
        }

        @Override
        public void endStream(List<? extends Header> trailers) throws IOException {
            channel.endStream(trailers);
        }

        @Override
        public void endStream() throws IOException {
            channel.endStream();
        }
    }
}
