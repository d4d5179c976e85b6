package com.payi.cdi.internal.edge.langchain4j;

import com.payi.cdi.PayiCategories;

import dev.langchain4j.model.ModelProvider;

/** Pay-i's category of a provider, the same as where the requests to it are seen. */
final class ModelCategory {
    static final String NO_MODEL = "system.unknown_model";
    private static final String UNKNOWN = "system.unknown_category";

    private ModelCategory() {}

    /** By name: a constant may be missing in the LangChain4j of the application. */
    static String of(ModelProvider provider) {
        return provider == null ? UNKNOWN : switch (provider.name()) {
            case "OPEN_AI", "GITHUB_MODELS", "MISTRAL_AI", "OLLAMA", "COHERE", "VOYAGE_AI", "JINA" -> PayiCategories.OPENAI;
            case "AZURE_OPEN_AI" -> PayiCategories.AZURE_OPENAI;
            case "MICROSOFT_FOUNDRY" -> PayiCategories.AZURE;
            case "ANTHROPIC" -> PayiCategories.ANTHROPIC;
            case "AMAZON_BEDROCK" -> PayiCategories.AWS_BEDROCK;
            case "GOOGLE_AI_GEMINI", "GOOGLE_GENAI", "GOOGLE_VERTEX_AI_GEMINI", "GOOGLE_VERTEX_AI_ANTHROPIC" ->
                PayiCategories.GOOGLE_VERTEX;
            default -> UNKNOWN;
        };
    }
}
