package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.UsageReader;

/** OpenAI's responses, and the compaction of a conversation. */
final class OpenAiResponsesDialect extends OpenAiDialect {
    private static final InterfacePath PATH = new InterfacePath("responses(?:/compact)?");

    @Override
    public boolean matches(URI uri) {
        return PATH.matches(uri);
    }

    /** Pay-i's proxy has none for compaction. */
    @Override
    public String proxyRoute(URI uri) {
        return ProviderHost.path(uri).endsWith("/compact") ? null : super.proxyRoute(uri);
    }

    @Override
    public JsonShape answerShape() {
        return OpenAiResponsesReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new OpenAiResponsesReader();
    }
}
