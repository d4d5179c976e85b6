package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.StreamUsageSupport;
import com.payi.cdi.spi.UsageReader;

/** OpenAI's chat completions, and the interfaces that imitate them. */
final class OpenAiChatDialect extends OpenAiDialect {
    /** Databricks's own way to ask a model; its answers are those of chat completions. */
    private static final Pattern DATABRICKS = Pattern.compile("/serving-endpoints/[^/]+/invocations$");

    @Override
    public boolean matches(URI uri) {
        String path = ProviderHost.path(uri);
        return path.endsWith("/chat/completions") || DATABRICKS.matcher(path).find() || isOfMistralsAgents(uri);
    }

    /** Their answers are those of chat completions, too. */
    private static boolean isOfMistralsAgents(URI uri) {
        return ProviderHost.isIn(uri, StreamUsage.MISTRAL) && ProviderHost.path(uri).endsWith("/agents/completions");
    }

    /** No other interface is known to end like this. */
    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return true;
    }

    @Override
    public StreamUsageSupport streamUsageSupport(URI uri) {
        return ProviderHost.path(uri).endsWith("/chat/completions") ? StreamUsage.support(uri) : StreamUsageSupport.NONE;
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
