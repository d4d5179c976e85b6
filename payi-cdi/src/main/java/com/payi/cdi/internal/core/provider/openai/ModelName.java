package com.payi.cdi.internal.core.provider.openai;

import java.util.regex.Pattern;

/** What the names of models mean that have no price as they are. */
final class ModelName {
    /** Azure's and OpenRouter's: each call is billed as one of the model that the router chooses. */
    private static final Pattern ROUTER = Pattern.compile("(?:^|[-_.])model-router(?:$|[-_.].*)|^openrouter/auto$");

    private ModelName() {}

    static boolean isRouter(String model) {
        return model != null && ROUTER.matcher(model).find();
    }

    /** As the price list of Vertex AI has it: with the vendor before a dot, as by Gemini's own interface. */
    static String ofGoogle(String model) {
        if (model == null || model.isBlank()) {
            return null;
        }
        String name = model.startsWith("models/") ? model.substring("models/".length()) : model;
        return name.contains("/") ? name.replaceFirst("/", ".") : name.startsWith("google.") ? name : "google." + name;
    }
}
