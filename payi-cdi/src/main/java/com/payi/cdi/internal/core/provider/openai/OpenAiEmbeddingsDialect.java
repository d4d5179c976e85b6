package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.ModelPlace;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** OpenAI's embeddings. OpenAI's answers have no id, those of some services have one. */
final class OpenAiEmbeddingsDialect extends OpenAiDialect {
    private static final InterfacePath PATH = new InterfacePath("embeddings");
    private static final JsonShape ANSWER = JsonShape.of("id", "model", "usage");

    @Override
    public boolean matches(URI uri) {
        return PATH.matches(uri);
    }

    /** Vectors of another model are of no use. */
    @Override
    public ModelPlace modelPlace(URI uri) {
        return ModelPlace.UNKNOWN;
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
        private final AnsweredModel answered = new AnsweredModel();
        private final Served served = new Served();
        private Map<String, Usage.Units> units = Map.of();
        private String id;
        private String requested;

        @Override
        public void headers(UnaryOperator<String> headers) {
            answered.headers(headers);
        }

        @Override
        public void request(JsonTree request) {
            requested = request.at("model").text();
        }

        @Override
        public void read(JsonTree message) {
            id = message.at("id").text();
            answered.read(message);
            units = OpenAiUsage.units(message.at("usage"));
            served.readUsage(message.at("usage"));
        }

        @Override
        public Usage usage() {
            Map<String, String> properties = served.properties();
            answered.addTo(properties, requested);
            return new Usage(units, List.of(), id, answered.model(requested), null, properties);
        }
    }
}
