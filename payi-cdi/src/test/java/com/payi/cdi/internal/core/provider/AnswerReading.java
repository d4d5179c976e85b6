package com.payi.cdi.internal.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.payi.cdi.internal.core.provider.reading.RepeatingReader;
import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.internal.core.wire.MessageReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/** Reads the answer to one call with the reader of the dialect that recognizes it, from bytes as they come. */
public final class AnswerReading {
    private final ProviderDialect dialect;
    private final Map<String, String> requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> answerHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String request = "{}";
    private UsageReader reader;

    private AnswerReading(ProviderDialect dialect) {
        this.dialect = dialect;
    }

    public static AnswerReading of(String uri) {
        return new AnswerReading(new Dialects(List.of()).of("POST", URI.create(uri)));
    }

    public AnswerReading requestHeader(String name, String value) {
        requestHeaders.put(name, value);
        return this;
    }

    public AnswerReading answerHeader(String name, String value) {
        answerHeaders.put(name, value);
        return this;
    }

    public AnswerReading request(String json) {
        request = json;
        return this;
    }

    /** What an answer of one document consumed. */
    public Usage document(String json) {
        return read(json);
    }

    /** What a stream of server-sent events consumed, each with these data. */
    public Usage events(String... data) {
        StringBuilder stream = new StringBuilder();
        for (String event : data) {
            stream.append("data: ").append(event).append("\n\n");
        }
        return read(stream.toString());
    }

    /** What a stream in one JSON array consumed. */
    public Usage array(String... elements) {
        return read('[' + String.join(",\n", elements) + ']');
    }

    /** In pieces, and as a whole, where events that repeat the one before them are left out: both must come to the same. */
    private Usage read(String answer) {
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        Usage whole = read(bytes, bytes.length + 1, true);
        boolean finished = reader.isFinished();
        assertThat(read(bytes, 7, true)).isEqualTo(whole);
        assertThat(read(bytes, 7, false)).isEqualTo(whole);
        assertThat(reader.isFinished()).isEqualTo(finished);
        return whole;
    }

    private Usage read(byte[] bytes, int size, boolean leavesOut) {
        reader = dialect.reader(requestHeaders::get);
        reader.headers(answerHeaders::get);
        Supplier<JsonShape> repeats = leavesOut && reader instanceof RepeatingReader repeating
                ? repeating::wantedOfRepeats
                : () -> null;
        MessageReader messages = new MessageReader(dialect.answerShape(), reader::read, repeats);
        for (int i = 0; i < bytes.length; i += size) {
            messages.accept(bytes, i, Math.min(size, bytes.length - i));
        }
        messages.end();
        JsonDocumentReader asked = new JsonDocumentReader(dialect.requestShape());
        byte[] question = request.getBytes(StandardCharsets.UTF_8);
        asked.accept(question, 0, question.length);
        reader.request(asked.tree());
        return reader.usage();
    }

    /** Whether the answer that was read said that it is finished. */
    public boolean isFinished() {
        return reader.isFinished();
    }

    /** Whether the answer that was read is whole if it ends here. */
    public boolean mayEndHere() {
        return !reader.hasFailed() && reader.mayEndHere();
    }

    /** Whether the answer that was read reported an error. */
    public boolean hasFailed() {
        return reader.hasFailed();
    }

    /** What an answer is that is neither JSON nor a stream of messages. */
    public Usage body(String text) {
        return read(text);
    }

    /** What other models consumed for the answer that was read. */
    public List<Usage> ofOtherModels() {
        return reader.ofOtherModels();
    }

    /** Whether content was seen in the answer that was read. */
    public boolean hasContent() {
        return reader.hasContent();
    }
}
