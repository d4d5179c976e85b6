package com.payi.cdi.internal.core.provider.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * Counts images apart from text. Providers count both as input tokens; Pay-i prices them as different units. The tokens
 * that the text of the prompt does not account for must be the images, so this needs a tokenizer; without one all is
 * text.
 */
final class ImagePrompt {
    private static final Set<String> IMAGES = Set.of("image_url", "input_image", "image");

    private final TextTokens tokens;
    private final List<String> texts = new ArrayList<>();
    private boolean hasImage;
    private boolean isCut;
    private String model;

    ImagePrompt(TextTokens tokens) {
        this.tokens = tokens;
    }

    /** What has to be read of a request; nothing but the model where it would be of no use. */
    static JsonShape shape(TextTokens tokens, String... more) {
        Stream<String> members = tokens == null
                ? Stream.of("model")
                : Stream.of("model", "messages.content.$", "messages.content.type", "messages.content.text", "system.$",
                        "system.text", "instructions", "input.$", "input.content.$", "input.content.type",
                        "input.content.text");
        return JsonShape.of(Stream.concat(members, Stream.of(more)).toArray(String[]::new));
    }

    static boolean hasImages(JsonTree request) {
        ImagePrompt prompt = new ImagePrompt(null);
        prompt.parts(request);
        return prompt.hasImage;
    }

    void read(JsonTree request) {
        model = request.at("model").text();
        if (tokens != null) {
            parts(request);
        }
    }

    private void parts(JsonTree request) {
        text(request.at("instructions"));
        content(request.at("system"));
        content(request.at("input"));
        for (JsonTree turn : request.at("messages").elements()) {
            content(turn.at("content"));
        }
        for (JsonTree turn : request.at("input").elements()) {
            content(turn.at("content"));
        }
    }

    private void content(JsonTree content) {
        text(content);
        for (JsonTree part : content.elements()) {
            text(part.at("text"));
            String type = part.at("type").text();
            hasImage |= type != null && IMAGES.contains(type);
        }
    }

    private void text(JsonTree text) {
        if (text.text() != null) {
            texts.add(text.text());
            isCut |= text.text().length() >= JsonDocumentReader.MAX_TEXT;
        }
    }

    /** The model that the request names, null if it names none. */
    String model() {
        return model == null || model.isBlank() ? null : model;
    }

    /** The units with images apart from text; as they are where the provider has counted the images. */
    Map<String, Usage.Units> split(Map<String, Usage.Units> units) {
        String suffix = units.containsKey(UnitNames.TEXT) ? "" : UnitNames.LARGE_CONTEXT_SUFFIX;
        Usage.Units text = units.get(UnitNames.TEXT + suffix);
        if (tokens == null || !hasImage || isCut || text == null || units.containsKey(UnitNames.VISION + suffix)) {
            return units;
        }
        int estimate = tokens.count(model, texts);
        if (estimate >= text.input()) {
            return units;
        }
        Map<String, Usage.Units> split = new LinkedHashMap<>(units);
        split.put(UnitNames.TEXT + suffix, new Usage.Units(estimate, text.output()));
        split.put(UnitNames.VISION + suffix, new Usage.Units(text.input() - estimate, 0));
        return split;
    }
}
