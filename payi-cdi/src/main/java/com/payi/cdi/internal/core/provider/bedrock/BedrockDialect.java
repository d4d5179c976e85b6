package com.payi.cdi.internal.core.provider.bedrock;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.PayiUrls;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.UsageReader;

/** AWS Bedrock: invoke and converse, each in one piece and as a stream. */
final class BedrockDialect implements ProviderDialect {
    /** An ARN may have its one slash as it is: for AWS, all up to the operation is the model. */
    private static final Pattern PATH = Pattern.compile("/model/((?:arn(?::|%3[Aa])[^/]+/)?[^/]+)"
            + "/(?:invoke|invoke-with-response-stream|converse|converse-stream)$");
    private static final String SIGNED_FOR_BEDROCK = "/bedrock/aws4_request";

    @Override
    public boolean matches(URI uri) {
        return path(uri).find();
    }

    @Override
    public String category(URI uri) {
        return PayiCategories.AWS_BEDROCK;
    }

    /** An in-house service may have such paths, too. */
    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        String authorization = headers.apply("Authorization");
        return ProviderHost.isBedrock(uri) || ProviderHost.path(uri).startsWith(PayiUrls.BEDROCK_PATH + '/')
                || authorization != null && authorization.contains(SIGNED_FOR_BEDROCK);
    }

    /**
     * The path names the model, unless it names a router; a member of that name in the body belongs to the model's own
     * interface.
     */
    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        if (answerModel != null) {
            return answerModel;
        }
        Matcher path = path(uri);
        return path.find() ? URLDecoder.decode(path.group(1).replace("+", "%2B"), StandardCharsets.UTF_8) : null;
    }

    @Override
    public String proxyRoute(URI uri) {
        return PayiUrls.BEDROCK_PATH;
    }

    /** The ids in the bodies are those of the models, not of AWS. */
    @Override
    public String idHeader(int status) {
        return "x-amzn-RequestId";
    }

    @Override
    public JsonShape requestShape() {
        return BedrockGuardrail.REQUEST;
    }

    @Override
    public JsonShape answerShape() {
        return BedrockReader.ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new BedrockReader(requestHeaders);
    }

    /** Not decoded: the id of a model can be an ARN, which has encoded slashes. */
    private static Matcher path(URI uri) {
        return PATH.matcher(uri.getRawPath() == null ? "" : uri.getRawPath());
    }
}
