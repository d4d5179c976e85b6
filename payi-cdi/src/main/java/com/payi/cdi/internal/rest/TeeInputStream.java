package com.payi.cdi.internal.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

import com.payi.cdi.internal.exchange.Exchange;
import com.payi.cdi.internal.exchange.ExchangeHandle;
import com.payi.cdi.internal.json.ByteSink;

/**
 * Shows every byte that the application reads to the exchange, once, and reads none that the application does not ask for.
 */
public final class TeeInputStream extends FilterInputStream {
    private static final int SKIP_BUFFER = 8192;

    private final ExchangeHandle handle;
    private final ByteSink sink;
    private long position;
    private long shown;
    private long marked;

    public TeeInputStream(InputStream in, ExchangeHandle handle) {
        super(in);
        // The handle itself is kept, not only the exchange: as long as somebody can read, the exchange is not over.
        this.handle = handle;
        this.sink = handle.exchange().answerBody();
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        int count = read(single, 0, 1);
        return count < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = super.read(bytes, offset, length);
        } catch (IOException e) {
            exchange().answerFailed(e);
            throw e;
        }
        if (count < 0) {
            exchange().answerEnded();
        } else {
            show(bytes, offset, count);
        }
        return count;
    }

    /** After a reset the application reads again what was shown already. */
    private void show(byte[] bytes, int offset, int count) {
        int again = (int) Math.min(count, Math.max(0, shown - position));
        if (again < count) {
            sink.accept(bytes, offset + again, count - again);
        }
        position += count;
        shown = Math.max(shown, position);
    }

    /** What the application skips still counts. */
    @Override
    public long skip(long wanted) throws IOException {
        byte[] skipped = new byte[(int) Math.min(SKIP_BUFFER, Math.max(0, wanted))];
        long left = wanted;
        while (left > 0) {
            int count = read(skipped, 0, (int) Math.min(skipped.length, left));
            if (count < 0) {
                break;
            }
            left -= count;
        }
        return wanted <= 0 ? 0 : wanted - left;
    }

    @Override
    public synchronized void mark(int limit) {
        super.mark(limit);
        marked = position;
    }

    @Override
    public synchronized void reset() throws IOException {
        super.reset();
        position = marked;
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            exchange().answerClosed();
        }
    }

    private Exchange exchange() {
        return handle.exchange();
    }
}
