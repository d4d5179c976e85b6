package com.payi.it.sdks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** What the application sees of a stream of a model. */
final class StreamedAnswer implements StreamingChatResponseHandler {
    private static final int PATIENCE_SECONDS = 20;

    private final CompletableFuture<String> first = new CompletableFuture<>();
    private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
    private final boolean cancels;
    private final Supplier<?> then;

    private StreamedAnswer(boolean cancels, Supplier<?> then) {
        this.cancels = cancels;
        this.then = then;
    }

    static StreamedAnswer read() {
        return new StreamedAnswer(false, () -> null);
    }

    /** Wants no more after the first token. */
    static StreamedAnswer cancelled() {
        return new StreamedAnswer(true, () -> null);
    }

    /** Does something in the callback that ends the stream. */
    static StreamedAnswer andThen(Supplier<?> then) {
        return new StreamedAnswer(false, then);
    }

    String first() throws Exception {
        return first.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    ChatResponse whole() throws Exception {
        return whole.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Null if the stream has not failed. */
    Throwable failure() throws InterruptedException, TimeoutException {
        try {
            whole.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        first.complete(part.text());
        if (cancels) {
            context.streamingHandle().cancel();
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        then.get();
        whole.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        first.completeExceptionally(error);
        whole.completeExceptionally(error);
    }
}
