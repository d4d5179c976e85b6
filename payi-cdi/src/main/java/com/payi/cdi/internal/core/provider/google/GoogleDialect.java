package com.payi.cdi.internal.core.provider.google;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ModelPlace;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/**
 * Gemini, on Vertex AI and on its own API, tuned models among them; its streams are server-sent events or one JSON
 * array.
 */
final class GoogleDialect implements ProviderDialect {
    private static final Pattern PATH = Pattern
            .compile("/(?:models|tunedModels|endpoints)/([^/:]+):(?:generateContent|streamGenerateContent)$");
    private static final String VENDOR = "google";

    @Override
    public boolean matches(URI uri) {
        return path(uri).find();
    }

    @Override
    public String category(URI uri) {
        return PayiCategories.GOOGLE_VERTEX;
    }

    /** The answer names the version that was used; the path often only an alias, or the number of a tuned model. */
    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        if (answerModel != null && !answerModel.isBlank()) {
            return GoogleModel.resource(VENDOR, answerModel);
        }
        Matcher path = path(uri);
        return path.find() ? GoogleModel.resource(VENDOR, path.group(1)) : null;
    }

    @Override
    public ModelPlace modelPlace(URI uri) {
        return ModelPlace.PATH;
    }

    @Override
    public String proxyRoute(URI uri) {
        return GoogleModel.proxyRoute(uri);
    }

    @Override
    public JsonShape requestShape() {
        return JsonShape.of("model", "contents.parts.text", "systemInstruction.parts.text");
    }

    @Override
    public JsonShape answerShape() {
        return GoogleReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new GoogleReader();
    }

    private static Matcher path(URI uri) {
        return PATH.matcher(ProviderHost.path(uri));
    }
}
