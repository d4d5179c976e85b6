package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** OpenAI's embeddings. Their answers have no id. */
final class OpenAiEmbeddingsDialect extends OpenAiDialect {
    /** "embeddings" is a common word: only behind a version or Azure's prefix does it mean this interface. */
    private static final Pattern PATH = Pattern.compile("(/v\\d+|/openai|/openai/deployments/[^/]+)/embeddings$");
    private static final JsonShape ANSWER = JsonShape.of("model", "usage");

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

    private static final class Reader implements UsageReader {
        private Map<String, Usage.Units> units = Map.of();
        private String model;

        @Override
        public void read(JsonTree message) {
            model = message.at("model").text();
            units = OpenAiUsage.units(message.at("usage"));
        }

        @Override
        public Usage usage() {
            return new Usage(units, List.of(), null, model, null, Map.of());
        }
    }
}
