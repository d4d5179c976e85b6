package com.payi.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.zip.GZIPOutputStream;

/** Encodes chunk by chunk, flushing each, so that a client can decode every chunk when it arrives. */
final class GzipChunks implements Iterator<byte[]> {
    private final Iterator<byte[]> chunks;
    private final ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    private final GZIPOutputStream encoder;
    private boolean finished;

    GzipChunks(Iterator<byte[]> chunks) {
        this.chunks = chunks;
        try {
            this.encoder = new GZIPOutputStream(encoded, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] compressed(byte[] body) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        try (GZIPOutputStream encoder = new GZIPOutputStream(encoded)) {
            encoder.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded.toByteArray();
    }

    @Override
    public boolean hasNext() {
        return !finished;
    }

    @Override
    public byte[] next() {
        try {
            if (chunks.hasNext()) {
                encoder.write(chunks.next());
                encoder.flush();
            } else {
                encoder.close();
                finished = true;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] chunk = encoded.toByteArray();
        encoded.reset();
        return chunk;
    }
}
