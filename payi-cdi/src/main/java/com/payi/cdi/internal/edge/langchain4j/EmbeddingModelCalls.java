package com.payi.cdi.internal.edge.langchain4j;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.edge.langchain4j.UnseenCalls.Answer;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

import dev.langchain4j.model.embedding.listener.EmbeddingModelErrorContext;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;
import dev.langchain4j.model.embedding.listener.EmbeddingModelRequestContext;
import dev.langchain4j.model.embedding.listener.EmbeddingModelResponseContext;

/** Listens to embedding models for the calls that no adapter sees. */
@Singleton
class EmbeddingModelCalls implements EmbeddingModelListener {
    private final UnseenCalls calls;

    @Inject
    EmbeddingModelCalls(PayiRuntime runtime) {
        this.calls = new UnseenCalls(runtime);
    }

    @Override
    public void onRequest(EmbeddingModelRequestContext request) {
        calls.begins(request.attributes());
    }

    @Override
    public void onResponse(EmbeddingModelResponseContext response) {
        calls.answered(response.attributes(), response.modelProvider(), response.embeddingModel().modelName(),
                new Answer(null, null, response.response().tokenUsage()));
    }

    @Override
    public void onError(EmbeddingModelErrorContext error) {
        calls.failed(error.attributes(), error.modelProvider(), error.embeddingModel().modelName(), error.error());
    }
}
