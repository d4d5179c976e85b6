package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.UsageReader;

/** Speech that a model writes down or translates, and text that it speaks. */
final class OpenAiSpeechDialect extends OpenAiDialect {
    private static final InterfacePath PATH = new InterfacePath("audio/(?:transcriptions|translations|speech)");

    @Override
    public boolean matches(URI uri) {
        return PATH.matches(uri);
    }

    /** Pay-i's proxy has none for it. */
    @Override
    public String proxyRoute(URI uri) {
        return null;
    }

    @Override
    public JsonShape requestShape() {
        return JsonShape.of("model");
    }

    @Override
    public JsonShape answerShape() {
        return OpenAiSpeechReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new OpenAiSpeechReader();
    }
}
