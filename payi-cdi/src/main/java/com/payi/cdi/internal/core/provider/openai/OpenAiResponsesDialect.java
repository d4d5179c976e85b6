package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** OpenAI's responses. */
final class OpenAiResponsesDialect extends OpenAiDialect {
    /** "responses" is a common word: only behind a version or Azure's prefix does it mean this interface. */
    private static final Pattern PATH = Pattern.compile("(/v\\d+|/openai)/responses$");
    private static final JsonShape ANSWER = JsonShape.of("type", "id", "model", "usage", "output.type", "output.name",
            "output.arguments", "response.id", "response.model", "response.usage", "item.type", "item.name",
            "item.arguments");
    private static final Set<String> LAST_EVENTS = Set.of("response.completed", "response.incomplete", "response.failed");

    @Override
    public boolean matches(URI uri) {
        return PATH.matcher(ProviderHost.path(uri)).find();
    }

    @Override
    public JsonShape answerShape() {
        return ANSWER;
    }

    @Override
    public UsageReader reader(UnaryOperator<String> requestHeaders) {
        return new Reader();
    }

    private static final class Reader extends ConversationReader {
        private Map<String, Usage.Units> units = Map.of();

        @Override
        public void read(JsonTree message) {
            String type = message.at("type").text();
            JsonTree response = message.at("response").isObject() ? message.at("response") : message;
            if (id == null && (type == null || response != message)) {
                id = response.at("id").text();
            }
            model = firstGiven(model, response.at("model").text());
            if (response.at("usage").isObject()) {
                units = OpenAiUsage.units(response.at("usage"));
            }
            for (JsonTree item : message.at("output").elements()) {
                functionCall(item);
            }
            if ("response.output_item.done".equals(type)) {
                functionCall(message.at("item"));
            }
            content |= type != null && type.endsWith(".delta");
            failed |= "error".equals(type);
            finished |= type != null && LAST_EVENTS.contains(type);
        }

        private void functionCall(JsonTree item) {
            if ("function_call".equals(item.at("type").text())) {
                calls.add(item.at("name").text(), item.at("arguments").text());
            }
        }

        @Override
        public Usage usage() {
            return new Usage(withImagesApart(units), calls.toList(), id, model, null, Map.of());
        }
    }
}
