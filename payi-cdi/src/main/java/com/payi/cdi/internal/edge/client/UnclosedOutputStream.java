package com.payi.cdi.internal.edge.client;

import java.io.IOException;
import java.io.OutputStream;

/** A stream that belongs to the transport of an SDK: closing flushes it, and ends only what was put above it. */
public final class UnclosedOutputStream extends OutputStream {
    private final OutputStream out;

    public UnclosedOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
