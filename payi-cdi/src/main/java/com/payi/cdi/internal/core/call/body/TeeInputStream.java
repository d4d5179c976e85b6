package com.payi.cdi.internal.core.call.body;

import java.io.IOException;
import java.io.InputStream;

import com.payi.cdi.internal.core.call.Exchange;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.wire.ByteSink;

/**
 * Shows every byte that the application reads to the exchange, once, and reads none that the application does not ask
 * for.
 */
final class TeeInputStream extends BlockwiseInputStream {
    private final ExchangeHandle handle;
    private final ByteSink sink;
    private long position;
    private long shown;
    private long marked;

    TeeInputStream(InputStream in, ExchangeHandle handle) {
        super(in);
        // The handle itself is kept, not only the exchange: the exchange lasts as long as this stream can be read.
        this.handle = handle;
        this.sink = handle.exchange().answerBody();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count;
        try {
            count = in.read(bytes, offset, length);
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
