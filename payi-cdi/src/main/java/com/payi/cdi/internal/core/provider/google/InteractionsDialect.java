package com.payi.cdi.internal.core.provider.google;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ModelPlace;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** Google's interactions with models and agents. */
final class InteractionsDialect implements ProviderDialect {
    private static final Pattern PATH = Pattern
            .compile("/v[0-9]+(?:(?:alpha|beta)[0-9]*)?/(?:projects/[^/]+/locations/[^/]+/)?interactions$");
    /** "interactions" is a common word, unlike Google's version in front of it. */
    private static final Pattern BETA = Pattern.compile("/v1(?:alpha|beta)[0-9]*/interactions$");
    private static final String VENDOR = "google";

    @Override
    public boolean matches(URI uri) {
        String path = ProviderHost.path(uri);
        return PATH.matcher(path).find() && (ProviderHost.isGoogle(uri) || BETA.matcher(path).find());
    }

    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return ProviderHost.isGoogle(uri);
    }

    @Override
    public String category(URI uri) {
        return PayiCategories.GOOGLE_VERTEX;
    }

    @Override
    public ModelPlace modelPlace(URI uri) {
        return ModelPlace.BODY;
    }

    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        return GoogleModel.resource(VENDOR, answerModel != null && !answerModel.isBlank() ? answerModel : requestModel);
    }

    @Override
    public JsonShape requestShape() {
        return JsonShape.of("model", "agent");
    }

    @Override
    public JsonShape answerShape() {
        return InteractionsReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new InteractionsReader();
    }
}
