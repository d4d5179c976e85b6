package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.UsageReader;

/** Images that a model makes from a text, or from a text and images. */
final class OpenAiImagesDialect extends OpenAiDialect {
    private static final InterfacePath PATH = new InterfacePath("images/(?:generations|edits|variations)");

    @Override
    public boolean matches(URI uri) {
        return PATH.matches(uri);
    }

    /** Pay-i's proxy has one for images that are made from a text only. */
    @Override
    public String proxyRoute(URI uri) {
        return ProviderHost.path(uri).endsWith("/generations") ? super.proxyRoute(uri) : null;
    }

    @Override
    public JsonShape requestShape() {
        return JsonShape.of("model");
    }

    @Override
    public JsonShape answerShape() {
        return OpenAiImagesReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new OpenAiImagesReader();
    }
}
