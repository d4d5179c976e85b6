package com.payi.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Passes bytes on as they arrive. */
final class CopiedChunks implements Iterator<byte[]>, Closeable {
    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int read;

    CopiedChunks(InputStream in) {
        this.in = in;
    }

    @Override
    public boolean hasNext() {
        try {
            if (read == 0) {
                read = in.read(buffer);
            }
            return read > 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        byte[] chunk = Arrays.copyOf(buffer, read);
        read = 0;
        return chunk;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
