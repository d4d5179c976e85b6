package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ModelPlace;
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
    public final String resource(URI uri, String requestModel, String answerModel) {
        String deployment = requestModel != null ? requestModel : ProviderHost.deployment(uri);
        String asked = ModelName.isRouter(deployment) && answerModel != null && !answerModel.isBlank()
                ? answerModel
                : deployment;
        String resource = asked != null ? asked : answerModel;
        return ProviderHost.isGoogle(uri) ? ModelName.ofGoogle(resource) : resource;
    }

    /** Bedrock's requests are signed; Databricks chooses what serves an endpoint. */
    @Override
    public ModelPlace modelPlace(URI uri) {
        if (ProviderHost.deployment(uri) == null) {
            return ProviderHost.isBedrock(uri) ? ModelPlace.UNKNOWN : ModelPlace.BODY;
        }
        return ProviderHost.path(uri).contains("/deployments/") ? ModelPlace.PATH : ModelPlace.UNKNOWN;
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
