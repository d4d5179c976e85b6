package com.payi.cdi.internal.edge.langchain4j;

import com.payi.cdi.PayiCategories;

import dev.langchain4j.model.ModelProvider;

/**
 * A model in Pay-i's terms, the same as where the requests to it are seen.
 *
 * @param category Pay-i's category
 * @param resource Pay-i's name of the model
 */
record PricedModel(String category, String resource) {
    private static final String UNKNOWN_CATEGORY = "system.unknown_category";
    private static final String UNKNOWN_MODEL = "system.unknown_model";
    private static final String GOOGLE_PATH = "models/";

    /**
     * @param provider null if it is not known
     * @param model null if it is not known
     */
    static PricedModel of(ModelProvider provider, String model) {
        // By name: a constant may be missing in the LangChain4j of the application.
        String name = provider == null ? "" : provider.name();
        return new PricedModel(category(name),
                model == null || model.isBlank() ? UNKNOWN_MODEL : publisher(name) + plain(model));
    }

    private static String category(String provider) {
        return switch (provider) {
            case "OPEN_AI", "GITHUB_MODELS", "MISTRAL_AI", "OLLAMA", "COHERE", "VOYAGE_AI", "JINA" -> PayiCategories.OPENAI;
            case "AZURE_OPEN_AI" -> PayiCategories.AZURE_OPENAI;
            case "MICROSOFT_FOUNDRY" -> PayiCategories.AZURE;
            case "ANTHROPIC" -> PayiCategories.ANTHROPIC;
            case "AMAZON_BEDROCK" -> PayiCategories.AWS_BEDROCK;
            case "GOOGLE_AI_GEMINI", "GOOGLE_GENAI", "GOOGLE_VERTEX_AI_GEMINI", "GOOGLE_VERTEX_AI_ANTHROPIC" ->
                PayiCategories.GOOGLE_VERTEX;
            default -> UNKNOWN_CATEGORY;
        };
    }

    private static String publisher(String provider) {
        return switch (provider) {
            case "GOOGLE_AI_GEMINI", "GOOGLE_GENAI", "GOOGLE_VERTEX_AI_GEMINI" -> "google.";
            case "GOOGLE_VERTEX_AI_ANTHROPIC" -> "anthropic.";
            default -> "";
        };
    }

    private static String plain(String model) {
        return model.startsWith(GOOGLE_PATH) ? model.substring(GOOGLE_PATH.length()) : model;
    }
}
