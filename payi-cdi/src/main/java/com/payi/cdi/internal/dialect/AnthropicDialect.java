package com.payi.cdi.internal.dialect;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** Anthropic's messages, its own and those on Azure AI Foundry. */
final class AnthropicDialect implements ProviderDialect {
    private static final JsonShape REQUEST = ImagePrompt.shape(TextTokens.AVAILABLE);
    private static final JsonShape ANSWER = JsonShape.of("type", "id", "model", "usage", "content.type", "content.name",
            "content.input", "message.id", "message.model", "message.usage", "index", "content_block.type",
            "content_block.name", "content_block.input", "delta.type", "delta.partial_json");

    @Override
    public boolean speaks(URI uri) {
        return OpenAiHost.path(uri).endsWith("/v1/messages");
    }

    /** Anthropic demands the version header of every caller. */
    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return OpenAiHost.isKnown(uri) || OpenAiHost.host(uri).endsWith("anthropic.com")
                || headers.apply("anthropic-version") != null;
    }

    @Override
    public String category(URI uri) {
        return isAzure(uri) ? PayiCategories.AZURE : PayiCategories.ANTHROPIC;
    }

    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        return requestModel != null ? requestModel : answerModel;
    }

    @Override
    public String proxyRoute(URI uri) {
        return isAzure(uri) ? ProxyPaths.AZURE_ANTHROPIC : ProxyPaths.ANTHROPIC;
    }

    @Override
    public String defaultHost(URI uri) {
        return isAzure(uri) ? null : "api.anthropic.com";
    }

    private static boolean isAzure(URI uri) {
        return OpenAiHost.isAzure(uri) || OpenAiHost.path(uri).startsWith(ProxyPaths.AZURE_ANTHROPIC + '/');
    }

    /** An error's answer has no id. */
    @Override
    public String idHeader(int status) {
        return status >= 400 ? "request-id" : null;
    }

    @Override
    public JsonShape requestShape() {
        return REQUEST;
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
        private final AnthropicUsage usage = new AnthropicUsage();
        private final ImagePrompt prompt = new ImagePrompt(TextTokens.AVAILABLE);
        private final FunctionCalls calls = new FunctionCalls();
        private String id;
        private String model;
        private boolean content;
        private boolean finished;

        @Override
        public void request(JsonTree request) {
            prompt.read(request);
        }

        @Override
        public void read(JsonTree message) {
            String type = message.at("type").text();
            switch (type == null ? "" : type) {
                case "message_start":
                    document(message.at("message"));
                    break;
                case "message_delta":
                    usage.update(message.at("usage"));
                    break;
                case "content_block_start":
                    if (isToolUse(message.at("content_block"))) {
                        calls.addPart(message.at("index").count(), message.at("content_block", "name").text(),
                                input(message.at("content_block", "input")));
                    }
                    break;
                case "content_block_delta":
                    content = true;
                    calls.addPart(message.at("index").count(), null, message.at("delta", "partial_json").text());
                    break;
                case "message_stop":
                    finished = true;
                    break;
                default:
                    document(message);
            }
        }

        private void document(JsonTree message) {
            id = id == null ? message.at("id").text() : id;
            model = model == null ? message.at("model").text() : model;
            usage.update(message.at("usage"));
            for (JsonTree block : message.at("content").elements()) {
                if (isToolUse(block)) {
                    calls.add(block.at("name").text(), input(block.at("input")));
                }
            }
        }

        private static boolean isToolUse(JsonTree block) {
            return "tool_use".equals(block.at("type").text());
        }

        /** A stream begins each call with an empty object and then writes the input piece by piece. */
        private static String input(JsonTree input) {
            return input.members().isEmpty() ? null : input.toJson();
        }

        @Override
        public Usage usage() {
            return new Usage(prompt.split(usage.units()), calls.toList(), id, model, usage.resourceScope(),
                    Map.of());
        }

        @Override
        public boolean hasContent() {
            return content;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }
    }
}
