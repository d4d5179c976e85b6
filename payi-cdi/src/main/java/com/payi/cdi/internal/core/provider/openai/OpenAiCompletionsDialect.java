package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.StreamUsageSupport;
import com.payi.cdi.spi.UsageReader;

/**
 * Completions of a text, and of a text with a gap (FIM). Their answers have id, model and usage in the places of chat
 * completions.
 */
final class OpenAiCompletionsDialect extends OpenAiDialect {
    private static final InterfacePath PATH = new InterfacePath("(?:fim/|beta/)?completions");

    @Override
    public boolean matches(URI uri) {
        return PATH.matches(uri);
    }

    @Override
    public StreamUsageSupport streamUsageSupport(URI uri) {
        return ProviderHost.path(uri).endsWith("/fim/completions") ? StreamUsageSupport.NONE : StreamUsage.support(uri);
    }

    /** Pay-i's proxy has none for it. */
    @Override
    public String proxyRoute(URI uri) {
        return null;
    }

    @Override
    public JsonShape answerShape() {
        return OpenAiChatReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new OpenAiChatReader();
    }
}
