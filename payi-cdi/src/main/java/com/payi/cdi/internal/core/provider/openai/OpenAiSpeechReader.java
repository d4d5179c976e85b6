package com.payi.cdi.internal.core.provider.openai;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.reading.EndMarkReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * Reads transcriptions, translations and spoken text. Older models are billed by the length of the speech, newer ones by
 * tokens. An answer that is sound, or subtitles, names no usage.
 */
final class OpenAiSpeechReader extends EndMarkReader {
    static final JsonShape ANSWER = JsonShape.of("type", "id", "model", "usage", "duration", "x_groq.id", "error");
    private static final String SPEAKING = "speech.audio.";
    private static final String LAST = ".done";

    private final AnsweredModel answered = new AnsweredModel();
    private Map<String, Usage.Units> units = Map.of();
    private String id;
    private String requested;
    private boolean isMessages;

    @Override
    public void headers(UnaryOperator<String> headers) {
        answered.headers(headers);
        String type = headers.apply("Content-Type");
        isMessages = type != null && type.contains("event-stream");
    }

    @Override
    public void request(JsonTree request) {
        requested = request.at("model").text();
    }

    @Override
    public void read(JsonTree message) {
        JsonTree ofGroq = message.at("x_groq", "id");
        id = id != null ? id : message.at("id").exists() ? message.at("id").text() : ofGroq.text();
        answered.read(message);
        String type = message.at("type").text();
        content |= type != null && type.endsWith(".delta");
        finished |= type != null && type.endsWith(LAST);
        failed |= message.at("error").exists() || "error".equals(type);
        Map<String, Usage.Units> read = units(message, type != null && type.startsWith(SPEAKING));
        if (!read.isEmpty()) {
            units = read;
        }
    }

    private static Map<String, Usage.Units> units(JsonTree message, boolean speaking) {
        JsonTree usage = message.at("usage");
        double seconds = Math.max(usage.at("seconds").number(), usage.isObject() ? 0 : message.at("duration").number());
        if (seconds > 0) {
            return UnitCounts.none().put(UnitNames.AUDIO_SECONDS, (long) Math.ceil(seconds), 0).toMap();
        }
        Map<String, Usage.Units> read = OpenAiUsage.units(usage);
        if (read.isEmpty()) {
            return read;
        }
        Usage.Units text = read.getOrDefault(UnitNames.TEXT, new Usage.Units(0, 0));
        long heard = Math.min(text.input(), TokenDetails.ofInput(usage).count(TokenCount.AUDIO_TOKENS));
        long named = TokenDetails.ofOutput(usage).count(TokenCount.AUDIO_TOKENS);
        long spoken = speaking && named == 0 ? text.output() : Math.min(text.output(), named);
        return UnitCounts.of(read).put(UnitNames.AUDIO, heard, spoken)
                .put(UnitNames.TEXT, text.input() - heard, text.output() - spoken).toMap();
    }

    @Override
    public Usage usage() {
        return new Usage(units, List.of(), id, answered.model(requested), null, properties());
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new Served().properties();
        answered.addTo(properties, requested);
        return properties;
    }

    /** Sound and subtitles are no messages, even where their bytes look like some. */
    @Override
    public boolean mayEndHere() {
        return finished || !isMessages;
    }

    @Override
    public boolean hasFailed() {
        return failed && isMessages;
    }
}
