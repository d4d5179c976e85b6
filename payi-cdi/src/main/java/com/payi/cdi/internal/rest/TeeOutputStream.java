package com.payi.cdi.internal.rest;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import com.payi.cdi.internal.json.ByteSink;

/** Shows every byte of a request that was written to the exchange. */
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
        out.write(bytes, offset, length);
        sink.accept(bytes, offset, length);
    }
}
