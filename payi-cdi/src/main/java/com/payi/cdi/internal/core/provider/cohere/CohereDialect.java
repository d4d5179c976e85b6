package com.payi.cdi.internal.core.provider.cohere;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ModelPlace;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** Cohere's own interface: chat and embeddings. Pay-i has no price list for Cohere, so a mapping has to name one. */
public final class CohereDialect implements ProviderDialect {
    private static final Pattern PATH = Pattern.compile("/v2/(?:chat|embed)$");
    private static final Pattern OLD_PATH = Pattern.compile("/v1/(?:chat|embed)$");
    private static final String[] HOSTS = {"cohere.com", "cohere.ai"};

    @Override
    public boolean matches(URI uri) {
        String path = ProviderHost.path(uri);
        return PATH.matcher(path).find() || ProviderHost.isIn(uri, HOSTS) && OLD_PATH.matcher(path).find();
    }

    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return ProviderHost.isIn(uri, HOSTS);
    }

    /** That of services that are known by OpenAI's interface, Cohere's among them. */
    @Override
    public String category(URI uri) {
        return PayiCategories.OPENAI;
    }

    /** Vectors of another model are of no use. */
    @Override
    public ModelPlace modelPlace(URI uri) {
        return ProviderHost.path(uri).endsWith("/chat") ? ModelPlace.BODY : ModelPlace.UNKNOWN;
    }

    @Override
    public JsonShape answerShape() {
        return CohereReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new CohereReader();
    }
}
