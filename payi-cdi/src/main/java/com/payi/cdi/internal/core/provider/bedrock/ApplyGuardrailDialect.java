package com.payi.cdi.internal.core.provider.bedrock;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** A guardrail of AWS Bedrock that is applied to a text by itself, without a model. */
final class ApplyGuardrailDialect implements ProviderDialect {
    private static final Pattern PATH = Pattern.compile("/guardrail/[^/]+(?:/[^/]+)?/version/[^/]+/apply$");
    private static final JsonShape ANSWER = JsonShape.of("action", "usage");
    /** Every guardrail has the same prices. */
    private static final String RESOURCE = "guardrail";

    @Override
    public boolean matches(URI uri) {
        return PATH.matcher(ProviderHost.path(uri)).find();
    }

    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return ProviderHost.isBedrock(uri);
    }

    @Override
    public String category(URI uri) {
        return PayiCategories.AWS_BEDROCK;
    }

    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        return RESOURCE;
    }

    @Override
    public String idHeader(int status) {
        return "x-amzn-RequestId";
    }

    @Override
    public JsonShape answerShape() {
        return ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new Reader();
    }

    private static final class Reader implements UsageReader {
        private final BedrockGuardrail guardrail = new BedrockGuardrail(name -> null);

        @Override
        public void read(JsonTree message) {
            guardrail.applied(message);
        }

        @Override
        public Usage usage() {
            return new Usage(guardrail.addTo(Map.of()), List.of(), null, null, null, guardrail.properties());
        }
    }
}
