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
    /** The beginning of a block of a type that does not exist. */
    private static final int NO_BLOCK = 0x07;
    /** Of a gzip stream: the checksum, and the length. */
    private static final int TRAILER = 8;

    private final PassedBytes passed;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final GZIPOutputStream packer;
    private final PassedBytes unpacked = new PassedBytes();
    private final UndecidedBytes undecided = new UndecidedBytes();
    private final EventLines lines = new EventLines(unpacked);
    private final GzipDecoder decoder;
    private boolean faultPassed;

    /** @param passed gets what is packed again */
    PackedStream(PassedBytes passed) {
        this.passed = passed;
        try {
            this.packer = new Packer(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.decoder = GzipDecoder.unlimited(this::unpacked);
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
        if (decoder.isBroken()) {
            passFault();
        } else {
            decoder.accept(bytes, offset, length);
            if (decoder.isChecksumWrong()) {
                passWithWrongChecksum();
            } else if (decoder.isBroken()) {
                passRest();
                written(packer::flush);
            } else {
                written(packer::flush);
            }
        }
        pass();
    }

    /**
     * The application's own decoder has to find the fault where this one did. In a part of its own, because a decoder that gets
     * it together with the bytes before it loses the last of them.
     */
    private void passFault() {
        if (!faultPassed) {
            out.write(NO_BLOCK);
            faultPassed = true;
        }
    }

    private void passWithWrongChecksum() {
        faultPassed = true;
        passRest();
        written(packer::finish);
        byte[] whole = out.toByteArray();
        whole[whole.length - TRAILER] ^= 1;
        out.reset();
        out.writeBytes(whole);
    }

    private void unpacked(byte[] bytes, int offset, int length) {
        int before = undecided.length();
        byte[] all = before == 0 ? bytes : undecided.followedBy(bytes, offset, length);
        int begin = before == 0 ? offset : before;
        unpacked.clear(true);
        int left = lines.accept(all, begin, length, before);
        undecided.keep(all, begin + length - left, left);
        pack();
    }

    /** The stream ends; one that is not whole stays so. */
    void end() {
        if (decoder.isBroken()) {
            passFault();
        } else {
            passRest();
            written(decoder.isWhole() ? packer::finish : packer::flush);
        }
        decoder.end();
        ((Packer) packer).release();
        pass();
    }

    private void passRest() {
        unpacked.clear(true);
        if (lines.passesRest()) {
            undecided.passTo(unpacked);
        }
        pack();
    }

    private void pack() {
        if (unpacked.length() > 0) {
            written(() -> packer.write(unpacked.array(), unpacked.offset(), unpacked.length()));
        }
    }

    private void pass() {
        passed.add(out.toByteArray(), 0, out.size());
        out.reset();
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void written(Writing step) {
        try {
            step.run();
        } catch (IOException e) {
            // The bytes go into memory, where nothing fails.
            throw new UncheckedIOException(e);
        }
    }
}
