package com.payi.quarkus.runtime;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

import org.jboss.resteasy.reactive.client.impl.MultiInvoker;

import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.body.AnswerParts;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpFrame;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamPriority;
import io.vertx.core.net.NetSocket;

/** Shows each chunk of a streamed answer to the exchange on its way to the application, at the application's pace. */
final class TeeHttpClientResponse implements HttpClientResponse {
    private static final StackWalker WALKER = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final HttpClientResponse response;
    private final ExchangeHandle handle;
    private final AnswerParts parts;
    private volatile Handler<Buffer> chunks;
    private volatile boolean subscribed;

    /** @param response paused */
    TeeHttpClientResponse(HttpClientResponse response, ExchangeHandle handle) {
        this.response = response;
        this.handle = handle;
        this.parts = new AnswerParts(handle);
        try {
            response.exceptionHandler(failure -> broken(failure, null));
        } catch (IllegalStateException e) {
            // The connection was closed before the answer could be read; the client meets the same.
            handle.exchange().answerClosed();
        }
    }

    @Override
    public HttpClientResponse handler(Handler<Buffer> handler) {
        subscribed = true;
        chunks = handler;
        response.handler(handler == null ? null : chunk -> {
            ByteBuffer part = ByteBuffer.wrap(chunk.getBytes());
            ByteBuffer passed = parts.pass(part);
            if (passed == part) {
                handler.handle(chunk);
            } else if (passed.hasRemaining()) {
                handler.handle(buffer(passed));
            } else {
                // The application has asked for a chunk and not got it: the next one takes its place.
                response.fetch(1);
            }
        });
        return this;
    }

    private static Buffer buffer(ByteBuffer bytes) {
        return Buffer.buffer(bytes.remaining()).appendBytes(bytes.array(), bytes.arrayOffset() + bytes.position(),
                bytes.remaining());
    }

    @Override
    public HttpClientResponse endHandler(Handler<Void> handler) {
        response.endHandler(end -> {
            handle.exchange().answerEnded();
            handRest();
            if (handler != null) {
                handler.handle(end);
            }
        });
        return this;
    }

    /** What was held of an event that broke off. */
    private void handRest() {
        ByteBuffer rest = parts.rest();
        if (rest.hasRemaining() && chunks != null) {
            chunks.handle(buffer(rest));
        }
    }

    @Override
    public HttpClientResponse exceptionHandler(Handler<Throwable> handler) {
        subscribed = true;
        response.exceptionHandler(failure -> broken(failure, handler));
        return this;
    }

    private void broken(Throwable failure, Handler<Throwable> handler) {
        // Closed by either side: the application cancels in the same way.
        if (failure instanceof HttpClosedException) {
            handle.exchange().answerClosed();
        } else {
            handle.exchange().answerFailed(new IOException(failure));
        }
        handRest();
        if (handler != null) {
            handler.handle(failure);
        }
    }

    @Override
    public HttpClientResponse pause() {
        response.pause();
        return this;
    }

    @Override
    public HttpClientResponse resume() {
        response.resume();
        return this;
    }

    @Override
    public HttpClientResponse fetch(long amount) {
        response.fetch(amount);
        return this;
    }

    @Override
    public Future<Buffer> body() {
        return response.body();
    }

    @Override
    public Future<Void> end() {
        return response.end();
    }

    @Override
    public HttpClientResponse customFrameHandler(Handler<HttpFrame> handler) {
        response.customFrameHandler(handler);
        return this;
    }

    @Override
    public HttpClientResponse streamPriorityHandler(Handler<StreamPriority> handler) {
        response.streamPriorityHandler(handler);
        return this;
    }

    @Override
    public HttpClientRequest request() {
        if (!subscribed && WALKER.getCallerClass() == MultiInvoker.class) {
            // The subscriber left before the answer came: the client goes straight to the connection, to close it. An
            // answer that is there as a whole gets no event of that. A missing subscription alone proves nothing: an
            // answer may come before the call that asked for it has returned.
            handle.exchange().answerClosed();
        }
        return response.request();
    }

    @Override
    public NetSocket netSocket() {
        return response.netSocket();
    }

    @Override
    public HttpVersion version() {
        return response.version();
    }

    @Override
    public int statusCode() {
        return response.statusCode();
    }

    @Override
    public String statusMessage() {
        return response.statusMessage();
    }

    @Override
    public MultiMap headers() {
        return response.headers();
    }

    @Override
    public String getHeader(String name) {
        return response.getHeader(name);
    }

    @Override
    public String getHeader(CharSequence name) {
        return response.getHeader(name);
    }

    @Override
    public String getTrailer(String name) {
        return response.getTrailer(name);
    }

    @Override
    public MultiMap trailers() {
        return response.trailers();
    }

    @Override
    public List<String> cookies() {
        return response.cookies();
    }
}
