package com.payi.cdi.internal.core.provider.anthropic;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.PayiUrls;
import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** Anthropic's messages, its own and those on Azure AI Foundry. */
public final class AnthropicDialect implements ProviderDialect {
    private static final JsonShape ANSWER = JsonShape.of("type", "id", "model", "usage", "content.type", "content.name",
            "content.input", "message.id", "message.model", "message.usage", "index", "content_block.type",
            "content_block.name", "content_block.input", "delta.type", "delta.partial_json");

    @Override
    public boolean matches(URI uri) {
        return ProviderHost.path(uri).endsWith("/v1/messages");
    }

    /** Anthropic demands the version header of every caller. */
    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return ProviderHost.isKnown(uri) || ProviderHost.isIn(uri, "anthropic.com")
                || headers.apply("anthropic-version") != null;
    }

    @Override
    public String category(URI uri) {
        return isAzure(uri) ? PayiCategories.AZURE : PayiCategories.ANTHROPIC;
    }

    @Override
    public String proxyRoute(URI uri) {
        return isAzure(uri) ? PayiUrls.AZURE_ANTHROPIC_PATH : PayiUrls.ANTHROPIC_PATH;
    }

    @Override
    public String defaultHost(URI uri) {
        return isAzure(uri) ? null : "api.anthropic.com";
    }

    private static boolean isAzure(URI uri) {
        return ProviderHost.isAzure(uri) || ProviderHost.path(uri).startsWith(PayiUrls.AZURE_ANTHROPIC_PATH + '/');
    }

    /** An error's answer has no id. */
    @Override
    public String idHeader(int status) {
        return status >= 400 ? "request-id" : null;
    }

    @Override
    public JsonShape requestShape() {
        return ConversationReader.REQUEST;
    }

    @Override
    public JsonShape answerShape() {
        return ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new AnthropicReader();
    }
}
