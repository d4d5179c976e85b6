package com.payi.cdi.client.langchain4j;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.CallContext;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

/**
 * The listener of a stream. It runs on a thread of the HTTP client, and the next call of a tool loop is made inside of
 * it: so every callback runs in the context of the code that asked for the stream.
 */
final class TrackedStream implements ServerSentEventListener {
    private final Attempt attempt;
    private final CallContext context;
    private final ServerSentEventListener listener;

    TrackedStream(Attempt attempt, CallContext context, ServerSentEventListener listener) {
        this.attempt = attempt;
        this.context = context;
        this.listener = listener;
    }

    /** The parser as it is, reading a body that is shown as it passes. */
    ServerSentEventParser parser(ServerSentEventParser parser) {
        return (body, events) -> parser.parse(attempt.stream(body), events);
    }

    @Override
    public void onOpen(SuccessfulHttpResponse response) {
        attempt.begins(response);
        context.run(() -> listener.onOpen(response));
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext eventContext) {
        context.run(() -> listener.onEvent(event, eventContext));
    }

    @Override
    public void onEvent(ServerSentEvent event) {
        context.run(() -> listener.onEvent(event));
    }

    @Override
    public void onError(Throwable failure) {
        Throwable forModel = ended(failure);
        context.run(() -> listener.onError(forModel));
    }

    private Throwable ended(Throwable failure) {
        if (failure instanceof HttpException error) {
            LimitBlockedException refusal = attempt.refused(error);
            return refusal == null ? failure : refusal;
        }
        attempt.failed(failure);
        return failure;
    }

    @Override
    public void onClose() {
        attempt.ended();
        context.run(listener::onClose);
    }
}
