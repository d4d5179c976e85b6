package com.payi.cdi.internal.edge.client;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.ClientCall;

/** A call that is sent and not followed. */
public final class UntrackedCall implements ClientCall {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SentCall sent;

    UntrackedCall(SentCall sent) {
        this.sent = sent;
    }

    /** For a request that an adapter leaves as it is; its URI is not known. */
    public static ClientCall sentAsIs() {
        return new UntrackedCall(new SentCall(null, null, null, Set.of(), Map.of(), false));
    }

    @Override
    public boolean isTracked() {
        return false;
    }

    @Override
    public boolean isProxied() {
        return sent.isProxied();
    }

    @Override
    public URI uri() {
        return sent.uri();
    }

    @Override
    public Set<String> headersToRemove() {
        return sent.headersToRemove();
    }

    @Override
    public Map<String, String> headersToSet() {
        return sent.headersToSet();
    }

    @Override
    public boolean mayChangeBody() {
        return false;
    }

    @Override
    public byte[] request(byte[] body) {
        return body;
    }

    @Override
    public OutputStream request(OutputStream out) {
        return out;
    }

    @Override
    public Flow.Publisher<ByteBuffer> request(Flow.Publisher<ByteBuffer> body) {
        return body;
    }

    @Override
    public void answered(int status, UnaryOperator<String> headers) {}

    @Override
    public byte[] answer(byte[] body) {
        return body;
    }

    @Override
    public InputStream answer(InputStream body) {
        return body;
    }

    @Override
    public Flow.Publisher<ByteBuffer> answer(Flow.Publisher<ByteBuffer> body) {
        return body;
    }

    @Override
    public ByteBuffer answerPart(ByteBuffer bytes) {
        return bytes;
    }

    @Override
    public ByteBuffer answerRest() {
        return NOTHING;
    }

    @Override
    public void ended() {}

    @Override
    public void cancelled() {}

    @Override
    public void failed(Throwable failure) {}

    @Override
    public Optional<LimitBlockedException> refusal(int status, byte[] body) {
        return Optional.empty();
    }

    @Override
    public TrackScope sending() {
        return () -> {};
    }
}
