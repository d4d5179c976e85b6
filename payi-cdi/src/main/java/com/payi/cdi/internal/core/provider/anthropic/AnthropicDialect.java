package com.payi.cdi.internal.core.provider.anthropic;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.PayiUrls;
import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ModelPlace;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** Anthropic's messages, its own and those on clouds that sell its models. */
public final class AnthropicDialect implements ProviderDialect {
    private static final String ANTHROPIC = "anthropic.com";

    @Override
    public boolean matches(URI uri) {
        return ProviderHost.path(uri).endsWith("/v1/messages");
    }

    /** Anthropic demands the version header of every caller. */
    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return ProviderHost.isKnown(uri) || ProviderHost.isIn(uri, ANTHROPIC)
                || headers.apply("anthropic-version") != null;
    }

    @Override
    public String category(URI uri) {
        return isAzure(uri) ? PayiCategories.AZURE : ProviderHost.orOfCloud(uri, PayiCategories.ANTHROPIC);
    }

    /** The reader knows which model has to be paid. */
    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        return answerModel != null && !answerModel.isBlank() ? answerModel : requestModel;
    }

    /** Bedrock's requests are signed. */
    @Override
    public ModelPlace modelPlace(URI uri) {
        return ProviderHost.isBedrock(uri) ? ModelPlace.UNKNOWN : ModelPlace.BODY;
    }

    /** Pay-i's proxy would price a cloud's model as Anthropic's. */
    @Override
    public String proxyRoute(URI uri) {
        if (ProviderHost.isBedrock(uri) || ProviderHost.isGoogle(uri)) {
            return null;
        }
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
        return AnthropicReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new AnthropicReader();
    }
}
