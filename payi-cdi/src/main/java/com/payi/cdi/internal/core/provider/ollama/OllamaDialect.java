package com.payi.cdi.internal.core.provider.ollama;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ModelPlace;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** Ollama's own interface. Its paths are common words, and most of its servers are the customer's own. */
public final class OllamaDialect implements ProviderDialect {
    private static final Pattern PATH = Pattern.compile("/api/(?:chat|generate|embed|embeddings)$");
    private static final String HOST = "ollama.com";

    @Override
    public boolean matches(URI uri) {
        return PATH.matcher(ProviderHost.path(uri)).find();
    }

    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return ProviderHost.isIn(uri, HOST);
    }

    /** That of services that are known by OpenAI's interface, Ollama's among them. */
    @Override
    public String category(URI uri) {
        return PayiCategories.OPENAI;
    }

    /** Vectors of another model are of no use. */
    @Override
    public ModelPlace modelPlace(URI uri) {
        return ProviderHost.path(uri).contains("/embed") ? ModelPlace.UNKNOWN : ModelPlace.BODY;
    }

    @Override
    public JsonShape answerShape() {
        return OllamaReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new OllamaReader();
    }
}
