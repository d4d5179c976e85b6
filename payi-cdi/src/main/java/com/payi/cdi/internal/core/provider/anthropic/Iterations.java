package com.payi.cdi.internal.core.provider.anthropic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.spi.JsonTree;

/**
 * The passes of models that one answer took, as its usage lists them. The counts of the whole answer have the passes of
 * the answering model and no others:
 *
 * <ul>
 * <li>{@code message}: a pass of the answering model. One that was refused and answered by another model is listed and
 * costs nothing.
 * <li>{@code fallback_message}: the pass of the model that answered in place of the one that refused.
 * <li>{@code compaction}: shortened the conversation; paid as the answering model's, and missing in the counts.
 * <li>{@code advisor_message}: another model was asked for advice; paid as that model's, and missing in the counts.
 * </ul>
 */
final class Iterations {
    static final Iterations NONE = new Iterations();

    private final List<MessageTokens> messages = new ArrayList<>();
    private final List<MessageTokens> compactions = new ArrayList<>();
    private final Map<String, MessageTokens> advisors = new LinkedHashMap<>();
    private String fallbackModel;

    private Iterations() {}

    static Iterations of(List<JsonTree> listed) {
        Iterations iterations = new Iterations();
        listed.forEach(iterations::add);
        return iterations;
    }

    private void add(JsonTree pass) {
        String type = pass.at("type").text();
        String model = pass.at("model").text();
        switch (type == null ? "message" : type) {
            case "message" -> messages.add(MessageTokens.of(pass));
            case "compaction" -> compactions.add(MessageTokens.of(pass));
            case "advisor_message" -> advisors.merge(model == null ? "" : model, MessageTokens.of(pass), MessageTokens::plus);
            case "fallback_message" -> fallbackModel = model == null || model.isBlank() ? fallbackModel : model;
            default -> {
                // Nothing is known about who pays for such a pass, or whether the counts have it.
            }
        }
    }

    /** The passes that add up to what the whole answer is counted with; that itself if they do not. */
    List<MessageTokens> passesOf(MessageTokens whole) {
        return messages.stream().reduce(MessageTokens.NONE, MessageTokens::plus).equals(whole) ? messages : List.of(whole);
    }

    List<MessageTokens> compactions() {
        return compactions;
    }

    /** What each model was asked for, by its name; an empty name where it is not known. */
    Map<String, MessageTokens> advisors() {
        return advisors;
    }

    /** The model that answered in place of the one that was called, null if that one answered. */
    String fallbackModel() {
        return fallbackModel;
    }
}
