package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.provider.reading.BackgroundDialect;
import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.UsageReader;

/** OpenAI's responses, and the compaction of a conversation. */
final class OpenAiResponsesDialect extends OpenAiDialect implements BackgroundDialect {
    private static final Pattern RESPONSE = Pattern.compile("/responses/([^/]+)(?:/cancel)?$");
    private static final JsonShape REQUEST = ConversationReader.requestShape("background");
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
    public String workAskedFor(URI uri) {
        Matcher response = RESPONSE.matcher(ProviderHost.path(uri));
        return response.find() ? response.group(1) : null;
    }

    @Override
    public boolean beginsWork(JsonTree request) {
        return request.at("background").isTrue();
    }

    /** Any response can be read again at any time, for nothing. */
    @Override
    public boolean reportsUnknownWork() {
        return false;
    }

    @Override
    public JsonShape requestShape() {
        return REQUEST;
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
