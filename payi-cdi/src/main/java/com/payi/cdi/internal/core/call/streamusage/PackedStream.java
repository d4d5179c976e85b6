package com.payi.cdi.internal.core.call.streamusage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import com.payi.cdi.internal.core.wire.ByteSink;
import com.payi.cdi.internal.core.wire.GzipDecoder;

/**
 * A stream of events in gzip: unpacks it, leaves out the event that only has the usage, and packs the rest again
 * without compressing it, because it only has to reach the application in the same process. What the application can
 * unpack of a part of the old stream, it can unpack of the same part of the new one.
 */
final class PackedStream implements ByteSink {
    private final ByteArrayOutputStream out;
    private final GZIPOutputStream packer;
    private final EventLines lines;
    private final GzipDecoder decoder;

    PackedStream(ByteArrayOutputStream out) {
        this.out = out;
        try {
            this.packer = new Packer(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.lines = new EventLines(this::pack);
        this.decoder = GzipDecoder.unlimited(lines::accept);
    }

    private static final class Packer extends GZIPOutputStream {
        private Packer(ByteArrayOutputStream out) throws IOException {
            super(out, true);
            def.setLevel(Deflater.NO_COMPRESSION);
        }

        /** Gives the memory outside the heap back. */
        private void release() {
            def.end();
        }
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        if (!decoder.isBroken()) {
            decoder.accept(bytes, offset, length);
        }
        if (decoder.isBroken()) {
            // The application's own decoder has to find the fault.
            out.write(bytes, offset, length);
            return;
        }
        try {
            packer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stream ends; one that is not whole stays so. */
    void end() {
        lines.end();
        try {
            if (decoder.isWhole()) {
                packer.finish();
            } else {
                packer.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        decoder.end();
        ((Packer) packer).release();
    }

    private void pack(byte[] bytes, int offset, int length) {
        try {
            packer.write(bytes, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
