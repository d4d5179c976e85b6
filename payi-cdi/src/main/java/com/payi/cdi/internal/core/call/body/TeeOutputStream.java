package com.payi.cdi.internal.core.call.body;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import com.payi.cdi.internal.core.wire.ByteSink;

/**
 * Shows every byte of a request to the exchange, before it is written: Jersey connects at the first byte, and a call
 * whose connection is refused is reported with its model.
 */
final class TeeOutputStream extends FilterOutputStream {
    private final ByteSink sink;

    TeeOutputStream(OutputStream out, ByteSink sink) {
        super(out);
        this.sink = sink;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    /** In one piece: the inherited method writes byte by byte. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        sink.accept(bytes, offset, length);
        out.write(bytes, offset, length);
    }
}
