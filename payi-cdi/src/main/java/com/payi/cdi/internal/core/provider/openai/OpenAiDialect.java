package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ProviderDialect;

/** The parts in which OpenAI's interfaces do not differ. */
abstract class OpenAiDialect implements ProviderDialect {
    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return ProviderHost.isKnown(uri);
    }

    @Override
    public String category(URI uri) {
        return ProviderHost.category(uri);
    }

    /** An error's answer has no id. */
    @Override
    public String idHeader(int status) {
        return status >= 400 ? "x-request-id" : null;
    }

    @Override
    public JsonShape requestShape() {
        return ConversationReader.REQUEST;
    }

    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        if (requestModel != null) {
            return requestModel;
        }
        String deployment = ProviderHost.deployment(uri);
        return deployment != null ? deployment : answerModel;
    }

    @Override
    public String proxyRoute(URI uri) {
        return ProviderHost.proxyRoute(uri);
    }

    @Override
    public String defaultHost(URI uri) {
        return ProviderHost.defaultHost(uri);
    }
}
