package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.StreamUsageSupport;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** OpenAI's chat completions, and the interfaces that imitate them. */
final class OpenAiChatDialect extends OpenAiDialect {
    /** Databricks's own way to ask a model; its answers are those of chat completions. */
    private static final Pattern DATABRICKS = Pattern.compile("/serving-endpoints/[^/]+/invocations$");
    private static final Pattern AZURE_VERSION = Pattern.compile("(?:^|&)api-version=([0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final String AZURE_WITH_STREAM_OPTIONS = "2024-09-01";
    private static final JsonShape ANSWER = JsonShape.of("id", "model", "usage", "choices.index",
            "choices.message.tool_calls", "choices.message.function_call", "choices.delta.tool_calls",
            "choices.delta.function_call", "choices.delta.content");

    @Override
    public boolean matches(URI uri) {
        String path = ProviderHost.path(uri);
        return path.endsWith("/chat/completions") || DATABRICKS.matcher(path).find();
    }

    /** No other interface is known to end like this. */
    @Override
    public boolean isCertain(URI uri, UnaryOperator<String> headers) {
        return true;
    }

    /** Not for those that refuse unknown options: Mistral, which sends usage anyway, and old versions on Azure. */
    @Override
    public StreamUsageSupport streamUsageSupport(URI uri) {
        if (ProviderHost.host(uri).endsWith("mistral.ai") || isOldAzure(uri)
                || !ProviderHost.path(uri).endsWith("/chat/completions")) {
            return StreamUsageSupport.NONE;
        }
        return ProviderHost.isKnown(uri) ? StreamUsageSupport.SUPPORTED : StreamUsageSupport.UNCERTAIN;
    }

    private static boolean isOldAzure(URI uri) {
        Matcher version = AZURE_VERSION.matcher(uri.getQuery() == null ? "" : uri.getQuery());
        return version.find() && version.group(1).compareTo(AZURE_WITH_STREAM_OPTIONS) < 0;
    }

    @Override
    public JsonShape answerShape() {
        return ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new Reader();
    }

    /** Only its mark ends a stream: the usage comes after the last piece of the answer. */
    private static final class Reader extends ConversationReader {
        private Map<String, Usage.Units> units = Map.of();

        /** Azure names the model behind a deployment here. */
        @Override
        public void headers(UnaryOperator<String> headers) {
            model = headers.apply("x-ms-deployment-name");
        }

        @Override
        public void read(JsonTree message) {
            id = firstGiven(id, message.at("id").text());
            model = firstGiven(model, message.at("model").text());
            if (message.at("usage").isObject()) {
                // Some servers repeat the usage in every chunk, each counting from the beginning: the last one holds.
                units = OpenAiUsage.units(message.at("usage"));
            }
            for (JsonTree choice : message.at("choices").elements()) {
                whole(choice.at("message"));
                part(choice.at("index").count(), choice.at("delta"));
            }
        }

        private void whole(JsonTree message) {
            for (JsonTree call : message.at("tool_calls").elements()) {
                calls.add(call.at("function", "name").text(), call.at("function", "arguments").text());
            }
            if (message.at("function_call").isObject()) {
                calls.add(message.at("function_call", "name").text(), message.at("function_call", "arguments").text());
            }
        }

        private void part(int choice, JsonTree delta) {
            String text = delta.at("content").text();
            content |= text != null && !text.isEmpty() || delta.at("tool_calls").exists() || delta.at("function_call").exists();
            for (JsonTree call : delta.at("tool_calls").elements()) {
                calls.addPart(List.of(choice, call.at("index").count()), call.at("function", "name").text(),
                        call.at("function", "arguments").text());
            }
            if (delta.at("function_call").isObject()) {
                calls.addPart(List.of(choice, "function_call"), delta.at("function_call", "name").text(),
                        delta.at("function_call", "arguments").text());
            }
        }

        @Override
        public Usage usage() {
            return new Usage(withImagesApart(units), calls.toList(), id, model, null, Map.of());
        }
    }
}
