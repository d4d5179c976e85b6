package com.payi.it.sdks;

import java.util.List;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.listener.EmbeddingModelListener;
import dev.langchain4j.model.embedding.request.EmbeddingRequest;
import dev.langchain4j.model.embedding.response.EmbeddingResponse;
import dev.langchain4j.model.embedding.response.EmbeddingResponseMetadata;
import dev.langchain4j.model.output.TokenUsage;

/** An embedding model of the application's own. */
final class LocalEmbeddingModel implements EmbeddingModel {
    private final List<EmbeddingModelListener> listeners;

    LocalEmbeddingModel(EmbeddingModelListener listener) {
        this.listeners = List.of(listener);
    }

    @Override
    public EmbeddingResponse doEmbed(EmbeddingRequest request) {
        return EmbeddingResponse.builder()
                .embeddings(request.inputs().stream().map(input -> Embedding.from(new float[]{0.5f})).toList())
                .metadata(EmbeddingResponseMetadata.builder().modelName(modelName()).tokenUsage(new TokenUsage(4)).build())
                .build();
    }

    @Override
    public List<EmbeddingModelListener> listeners() {
        return listeners;
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.OLLAMA;
    }

    @Override
    public String modelName() {
        return "local-embedding";
    }
}
