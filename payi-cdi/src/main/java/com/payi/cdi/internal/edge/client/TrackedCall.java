package com.payi.cdi.internal.edge.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Flow;
import java.util.function.UnaryOperator;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackScope;
import com.payi.cdi.client.ClientCall;
import com.payi.cdi.internal.core.call.Exchange;
import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.SendingCall;
import com.payi.cdi.internal.core.call.body.AnswerParts;
import com.payi.cdi.internal.core.call.body.PassingBody;
import com.payi.cdi.internal.core.limits.LimitRefusal;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;

/**
 * A call that is followed until its answer has ended. Adapters hold it as long as the client can go on with the call, and
 * with it the handle of the exchange.
 */
final class TrackedCall implements ClientCall {
    private static final int NO_CONTENT = 204;
    private static final int FIRST_ERROR = 400;

    private final SentCall sent;
    private final ExchangeHandle handle;
    private final LimitStates states;
    private AnswerParts parts;

    TrackedCall(SentCall sent, ExchangeHandle handle, LimitStates states) {
        this.sent = sent;
        this.handle = handle;
        this.states = states;
    }

    private Exchange exchange() {
        return handle.exchange();
    }

    @Override
    public boolean isTracked() {
        return true;
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
        return exchange().bodyChange().isPossible();
    }

    @Override
    public byte[] request(byte[] body) {
        if (!mayChangeBody()) {
            exchange().requestBody().accept(body, 0, body.length);
            return body;
        }
        ByteArrayOutputStream changed = new ByteArrayOutputStream(body.length + 64);
        try (OutputStream shown = request(changed)) {
            shown.write(body);
        } catch (IOException e) {
            // The bytes go into memory, where nothing fails.
            throw new UncheckedIOException(e);
        }
        return changed.toByteArray();
    }

    @Override
    public OutputStream request(OutputStream out) {
        return PassingBody.request(out, handle);
    }

    @Override
    public Flow.Publisher<ByteBuffer> request(Flow.Publisher<ByteBuffer> body) {
        return PassingBody.request(body, handle);
    }

    @Override
    public void answered(int status, UnaryOperator<String> headers) {
        boolean first = exchange().answered(status, headers);
        if (first && (status == NO_CONTENT || "0".equals(headers.apply("Content-Length")))) {
            // Such an answer is whole, whether the application reads to its end or closes it.
            exchange().answerEnded();
        }
    }

    @Override
    public byte[] answer(byte[] body) {
        ByteBuffer passed = answerPart(ByteBuffer.wrap(body));
        ByteBuffer rest = answerRest();
        exchange().answerEnded();
        if (passed.hasArray() && passed.array() == body) {
            return body;
        }
        byte[] all = new byte[passed.remaining() + rest.remaining()];
        int length = passed.remaining();
        passed.get(all, 0, length);
        rest.get(all, length, all.length - length);
        return all;
    }

    @Override
    public InputStream answer(InputStream body) {
        return PassingBody.answer(body, handle);
    }

    @Override
    public Flow.Publisher<ByteBuffer> answer(Flow.Publisher<ByteBuffer> body) {
        return PassingBody.answer(body, handle);
    }

    @Override
    public ByteBuffer answerPart(ByteBuffer bytes) {
        return parts().pass(bytes);
    }

    @Override
    public ByteBuffer answerRest() {
        return parts().rest();
    }

    private AnswerParts parts() {
        if (parts == null) {
            parts = new AnswerParts(handle);
        }
        return parts;
    }

    @Override
    public void ended() {
        exchange().answerEnded();
    }

    @Override
    public void cancelled() {
        exchange().cancelled();
    }

    @Override
    public void failed(Throwable failure) {
        exchange().broken(failure);
    }

    @Override
    public Optional<LimitBlockedException> refusal(int status, byte[] body) {
        return isProxied() && status >= FIRST_ERROR && body != null
                ? LimitRefusal.in(JsonDocumentReader.whole(body), states)
                : Optional.empty();
    }

    @Override
    public TrackScope sending() {
        return new SendingCall(sent.method(), sent.addressed(), sent.uri()).open();
    }
}
