package com.payi.cdi.internal.core.call.streamusage;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Asks for the usage of a streamed answer where the caller has not decided about it: adds {@code
 * stream_options.include_usage} to the JSON object that passes, if it has {@code "stream": true}. Only a caller's own
 * {@code stream_options} that stand before {@code stream} are held until that is known.
 */
public final class UsageRequestStream extends FilterOutputStream {
    private static final int LONGEST_HELD = 64 * 1024;

    private final Runnable asked;
    private final UsageRequest request = new UsageRequest();
    private ByteArrayOutputStream held;
    private boolean over;

    /** @param asked runs when something was added */
    public UsageRequestStream(OutputStream out, Runnable asked) {
        super(out);
        this.asked = asked;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int place = over ? -1 : request.accept(bytes, offset, length);
        if (held != null) {
            held.write(bytes, offset, length);
        } else if (place >= 0) {
            out.write(bytes, offset, place - offset);
            held = new ByteArrayOutputStream();
            held.write(bytes, place, offset + length - place);
        } else {
            out.write(bytes, offset, length);
        }
        // In what is no stream there is nothing to add: the rest need not be looked at.
        over |= request.isSettled() && !request.isStreamed() && held == null;
        if (held != null && (request.isSettled() || held.size() > LONGEST_HELD)) {
            release(request.isStreamed());
        }
    }

    private void release(boolean withAddition) throws IOException {
        over = true;
        if (withAddition) {
            out.write(request.addition());
            asked.run();
        }
        held.writeTo(out);
        held = null;
    }

    /** A document that ends too early, or a writer that cannot wait, is left alone. */
    @Override
    public void flush() throws IOException {
        if (held != null) {
            release(false);
        }
        super.flush();
    }
}
