package com.payi.cdi.internal.core.provider.google;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.internal.core.provider.reading.UnitSum;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** Google's embeddings, and the older models of publishers that Vertex AI asks for predictions. */
final class GoogleEmbeddingsDialect implements ProviderDialect {
    private static final Pattern EMBED = Pattern.compile("/models/([^/:]+):(?:embedContent|batchEmbedContents)$");
    /** Other servers of models have predictions, too, but no publishers. */
    private static final Pattern PREDICT = Pattern.compile("/publishers/([^/]+)/models/([^/:]+):predict$");
    private static final JsonShape ANSWER = JsonShape.of("usageMetadata", "modelVersion", "embedding.statistics",
            "embeddings.statistics", "predictions.embeddings.statistics", "metadata.tokenMetadata");
    private static final String VENDOR = "google";

    @Override
    public boolean matches(URI uri) {
        String path = ProviderHost.path(uri);
        return EMBED.matcher(path).find() || PREDICT.matcher(path).find();
    }

    @Override
    public String category(URI uri) {
        return PayiCategories.GOOGLE_VERTEX;
    }

    @Override
    public String resource(URI uri, String requestModel, String answerModel) {
        Matcher embed = EMBED.matcher(ProviderHost.path(uri));
        if (embed.find()) {
            return GoogleModel.resource(VENDOR, embed.group(1));
        }
        Matcher predict = PREDICT.matcher(ProviderHost.path(uri));
        return predict.find() ? GoogleModel.resource(predict.group(1), predict.group(2)) : null;
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
        private final GoogleUsage usage = new GoogleUsage(GoogleUsageNames.GENERATE);
        private boolean counted;
        private int input;
        private int output;

        @Override
        public void read(JsonTree message) {
            usage.update(message.at("usageMetadata"));
            statistics(message.at("embedding"));
            message.at("embeddings").elements().forEach(this::statistics);
            message.at("predictions").elements().forEach(prediction -> statistics(prediction.at("embeddings")));
            JsonTree tokens = message.at("metadata", "tokenMetadata");
            if (tokens.isObject()) {
                counted = true;
                input = UnitSum.sum(input, tokens.at("inputTokenCount", "totalTokens").count());
                output = UnitSum.sum(output, tokens.at("outputTokenCount", "totalTokens").count());
            }
        }

        private void statistics(JsonTree embedding) {
            JsonTree statistics = embedding.at("statistics");
            JsonTree tokens = statistics.at("token_count").exists()
                    ? statistics.at("token_count")
                    : statistics.at("tokenCount");
            counted |= tokens.exists();
            input = UnitSum.sum(input, tokens.count());
        }

        @Override
        public Usage usage() {
            Map<String, Usage.Units> units = usage.units(null, new CharacterCount(), new CharacterCount());
            if (units.isEmpty() && counted) {
                units = Map.of(UnitNames.TEXT, new Usage.Units(input, output));
            }
            return new Usage(units, List.of(), null, null, null, usage.properties());
        }
    }
}
