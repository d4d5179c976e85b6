package com.payi.cdi.internal.core.call.body;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

import com.payi.cdi.internal.core.call.ExchangeHandle;

/** A request that passes in parts. How it ends is no end of the exchange: an answer follows, or the client's failure. */
final class RequestParts implements BodyParts {
    private final ByteArrayOutputStream passed = new ByteArrayOutputStream();
    private final OutputStream shown;

    RequestParts(ExchangeHandle handle) {
        this.shown = PassingBody.request(passed, handle);
    }

    @Override
    public ByteBuffer pass(ByteBuffer part) {
        PartBytes bytes = PartBytes.of(part);
        return written(() -> shown.write(bytes.array(), bytes.offset(), bytes.length()));
    }

    @Override
    public ByteBuffer end() {
        return written(shown::close);
    }

    private ByteBuffer written(Writing step) {
        try {
            step.run();
        } catch (IOException e) {
            // The bytes go into memory, where nothing fails.
            throw new UncheckedIOException(e);
        }
        ByteBuffer bytes = ByteBuffer.wrap(passed.toByteArray());
        passed.reset();
        return bytes;
    }

    @Override
    public void failed(Throwable failure) {}

    @Override
    public void cancelled() {}

    private interface Writing {
        void run() throws IOException;
    }
}
