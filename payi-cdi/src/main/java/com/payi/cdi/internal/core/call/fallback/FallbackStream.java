package com.payi.cdi.internal.core.call.fallback;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.wire.JsonText;

/**
 * Puts another model into the JSON object that passes. Holds what comes before the model, so that nothing is sent of a
 * request that must not be made.
 */
public final class FallbackStream extends FilterOutputStream {
    /** Clients hold as much of a request themselves. */
    private static final int MOST_HELD = 32 << 20;

    private final UnaryOperator<String> fallback;
    private final ModelMember member = new ModelMember();
    /** Null once the model is known. */
    private ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean refused;

    /**
     * @param fallback gets the model that the request names, null for none; gives the model to put in its place, null to
     *        leave the request as it is. What it throws ends the request
     */
    public FallbackStream(OutputStream out, UnaryOperator<String> fallback) {
        super(out);
        this.fallback = fallback;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (held == null) {
            out.write(bytes, offset, length);
            return;
        }
        member.accept(bytes, offset, length);
        held.write(bytes, offset, length);
        if (member.isSettled() || held.size() > MOST_HELD) {
            decide();
        }
    }

    private void decide() throws IOException {
        refused = true;
        String model = fallback.apply(member.model());
        refused = false;
        byte[] bytes = held.toByteArray();
        held = null;
        if (model == null) {
            out.write(bytes);
            return;
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream(bytes.length + model.length());
        changed.write(bytes, 0, member.from());
        changed.write(':');
        changed.writeBytes(new JsonText().value(model).toString().getBytes(StandardCharsets.UTF_8));
        changed.write(bytes, member.to(), bytes.length - member.to());
        changed.writeTo(out);
    }

    /** What is held cannot be sent yet. */
    @Override
    public void flush() throws IOException {
        if (held == null) {
            super.flush();
        }
    }

    /** The end of a request that must not be made would send it. */
    @Override
    public void close() throws IOException {
        if (refused) {
            return;
        }
        if (held != null) {
            decide();
        }
        super.close();
    }
}
