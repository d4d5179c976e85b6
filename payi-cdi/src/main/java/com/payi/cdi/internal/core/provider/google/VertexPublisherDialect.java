package com.payi.cdi.internal.core.provider.google;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ModelPlace;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** Models of other publishers on Vertex AI, each with its publisher's own interface: Claude, Mistral, Jamba. */
final class VertexPublisherDialect implements ProviderDialect {
    private static final Pattern PATH = Pattern
            .compile("/publishers/([^/]+)/models/(?!count-tokens:)([^/:]+):(?:rawPredict|streamRawPredict)$");

    @Override
    public boolean matches(URI uri) {
        return path(uri).find();
    }

    @Override
    public String category(URI uri) {
        return PayiCategories.GOOGLE_VERTEX;
    }

    /** @param answerModel only if another model than that of the path has to be paid */
    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        Matcher path = path(uri);
        if (!path.find()) {
            return null;
        }
        return GoogleModel.resource(path.group(1), answerModel == null ? path.group(2) : answerModel);
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
        return ConversationReader.REQUEST;
    }

    @Override
    public JsonShape answerShape() {
        return VertexPublisherReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new VertexPublisherReader();
    }

    private static Matcher path(URI uri) {
        return PATH.matcher(ProviderHost.path(uri));
    }
}
