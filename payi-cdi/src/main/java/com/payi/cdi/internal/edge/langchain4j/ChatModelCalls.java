package com.payi.cdi.internal.edge.langchain4j;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.edge.langchain4j.UnseenCalls.Answer;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.response.ChatResponse;

/** Listens to chat models, streamed or not, for the calls that no adapter sees. */
@Singleton
class ChatModelCalls implements ChatModelListener {
    private final UnseenCalls calls;

    @Inject
    ChatModelCalls(PayiRuntime runtime) {
        this.calls = new UnseenCalls(runtime);
    }

    @Override
    public void onRequest(ChatModelRequestContext request) {
        calls.begins(request.attributes());
    }

    @Override
    public void onResponse(ChatModelResponseContext response) {
        ChatResponse answer = response.chatResponse();
        calls.answered(response.attributes(), response.modelProvider(), response.chatRequest().modelName(),
                new Answer(answer.id(), answer.modelName(), answer.tokenUsage()));
    }

    @Override
    public void onError(ChatModelErrorContext error) {
        calls.failed(error.attributes(), error.modelProvider(), error.chatRequest().modelName(), error.error());
    }
}
