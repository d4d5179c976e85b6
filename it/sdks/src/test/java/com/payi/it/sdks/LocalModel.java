package com.payi.it.sdks;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;

/** A model of the application's own, that does whatever the test wants. */
final class LocalModel implements ChatModel {
    static final String ANSWER = "Hello";

    private final AtomicInteger answers = new AtomicInteger();
    private final ModelProvider provider;
    private final String name;
    private final List<ChatModelListener> listeners;
    private final Supplier<?> work;

    private LocalModel(ModelProvider provider, String name, List<ChatModelListener> listeners, Supplier<?> work) {
        this.provider = provider;
        this.name = name;
        this.listeners = listeners;
        this.work = work;
    }

    LocalModel(ModelProvider provider, String name, ChatModelListener... listeners) {
        this(provider, name, List.of(listeners), () -> null);
    }

    LocalModel(ModelProvider provider, String name, ChatModelListener listener, RuntimeException failure) {
        this(provider, name, List.of(listener), () -> {
            throw failure;
        });
    }

    LocalModel(ModelProvider provider, String name, ChatModelListener listener, Supplier<?> work) {
        this(provider, name, List.of(listener), work);
    }

    static ChatResponse answer(String id, String model) {
        return ChatResponse.builder().aiMessage(AiMessage.from(ANSWER)).id(id).modelName(model)
                .tokenUsage(new TokenUsage(5, 3)).build();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        work.get();
        return answer("local-" + answers.incrementAndGet(), name);
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return ChatRequestParameters.builder().modelName(name).build();
    }

    @Override
    public List<ChatModelListener> listeners() {
        return listeners;
    }

    @Override
    public ModelProvider provider() {
        return provider;
    }
}
