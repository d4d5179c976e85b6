package com.payi.it.sdks;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** A model of the application's own, whose stream ends on another thread when the test wants. */
final class LocalStreamingModel implements StreamingChatModel {
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final List<ChatModelListener> listeners;

    LocalStreamingModel(ChatModelListener listener) {
        this.listeners = List.of(listener);
    }

    void finish() {
        end.completeAsync(() -> null);
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        end.thenRun(() -> handler.onCompleteResponse(LocalModel.answer("local-" + UUID.randomUUID(), "local")));
    }

    @Override
    public List<ChatModelListener> listeners() {
        return listeners;
    }
}
