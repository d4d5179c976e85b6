package com.payi.cdi.internal.core.provider.openai;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.reading.EndMarkReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** Reads images that a model made. What it wrote are images, unless the details name text. */
final class OpenAiImagesReader extends EndMarkReader {
    static final JsonShape ANSWER = JsonShape.of("type", "id", "model", "usage", "error");

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
        id = id == null ? message.at("id").text() : id;
        answered.read(message);
        String type = message.at("type").text();
        content |= type != null;
        finished |= type != null && type.endsWith(".completed");
        failed |= message.at("error").exists() || "error".equals(type);
        JsonTree usage = message.at("usage");
        served.readUsage(usage);
        Map<String, Usage.Units> read = OpenAiUsage.units(usage);
        if (!read.isEmpty()) {
            units = withMadeImages(read, TokenDetails.ofOutput(usage));
        }
    }

    /** Each image of a stream has an event of its own, and the usage of all is in the last one. */
    private static Map<String, Usage.Units> withMadeImages(Map<String, Usage.Units> read, TokenDetails output) {
        Usage.Units text = read.getOrDefault(UnitNames.TEXT, new Usage.Units(0, 0));
        Usage.Units images = read.getOrDefault(UnitNames.IMAGE, new Usage.Units(0, 0));
        long written = Math.min(text.output(), output.count(TokenCount.TEXT_TOKENS));
        return UnitCounts.of(read).put(UnitNames.TEXT, text.input(), written)
                .put(UnitNames.IMAGE, 0, (long) images.output() + text.output() - written).toMap();
    }

    @Override
    public Usage usage() {
        Map<String, String> properties = served.properties();
        answered.addTo(properties, requested);
        return new Usage(units, List.of(), id, answered.model(requested), null, properties);
    }
}
