package com.payi.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a fake answers, and how: its timing, its framing and its faults. Immutable; every method that changes something
 * gives a new reply. One reply can be used for any number of requests, except one made from a source that can be read
 * only once.
 *
 * <p>
 * A body known as a whole is sent with a Content-Length, anything else in HTTP chunks.
 *
 * @since 0.1
 */
public final class Reply {
    enum Kind {
        ANSWER, RESET, SILENCE
    }

    private static final String JSON = "application/json";

    private final Kind kind;
    private final int status;
    private final Map<String, String> headers;
    private final byte[] whole;
    private final Iterable<byte[]> source;
    private final Delivery delivery;

    /**
     * How the body reaches the client; {@code cutAfter} negative: not cut, {@code chunkSize} zero: as it comes,
     * {@code resets}: a cut resets the connection.
     */
    record Delivery(Duration delay, Duration gap, int chunkSize, boolean gzip, int cutAfter, boolean resets) {
        static final Delivery PLAIN = new Delivery(Duration.ZERO, Duration.ZERO, 0, false, -1, false);
    }

    private Reply(Kind kind, int status, Map<String, String> headers, byte[] whole, Iterable<byte[]> source,
            Delivery delivery) {
        this.kind = kind;
        this.status = status;
        this.headers = headers;
        this.whole = whole;
        this.source = source;
        this.delivery = delivery;
    }

    /**
     * A JSON answer with status 200.
     *
     * @param body the body
     * @return the reply
     */
    public static Reply json(String body) {
        return json(200, body);
    }

    /**
     * A JSON answer.
     *
     * @param status the HTTP status
     * @param body the body
     * @return the reply
     */
    public static Reply json(int status, String body) {
        return recorded(status, Map.of("Content-Type", JSON), body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Server-sent events with status 200. Each text is sent as it is, as one chunk, and flushed; {@link #data} makes one.
     *
     * @param gap time between two events
     * @param events the texts of the events
     * @return the reply
     */
    public static Reply sse(List<String> events, Duration gap) {
        List<byte[]> chunks = events.stream().map(event -> event.getBytes(StandardCharsets.UTF_8)).toList();
        return streamed(200, Map.of("Content-Type", "text/event-stream"), chunks).gap(gap);
    }

    /**
     * The text of a server-sent event that holds this data.
     *
     * @param data the data, without a line break
     * @return the text of the event
     */
    public static String data(String data) {
        return "data: " + data + "\n\n";
    }

    /**
     * Any answer whose body is known as a whole.
     *
     * @param status the HTTP status
     * @param headers the headers
     * @param body the body
     * @return the reply
     */
    public static Reply recorded(int status, Map<String, String> headers, byte[] body) {
        return new Reply(Kind.ANSWER, status, new LinkedHashMap<>(headers), body.clone(), null, Delivery.PLAIN);
    }

    /**
     * An answer whose chunks are asked for one by one, each after the one before was flushed, so that a test decides when
     * a chunk exists. A source that throws cuts the connection.
     *
     * @param status the HTTP status
     * @param headers the headers
     * @param chunks the parts of the body
     * @return the reply
     */
    public static Reply streamed(int status, Map<String, String> headers, Iterable<byte[]> chunks) {
        return new Reply(Kind.ANSWER, status, new LinkedHashMap<>(headers), null, chunks, Delivery.PLAIN);
    }

    /**
     * The connection is reset (RST) before any answer.
     *
     * @return the reply
     */
    public static Reply reset() {
        return new Reply(Kind.RESET, 0, Map.of(), new byte[0], null, Delivery.PLAIN);
    }

    /**
     * The connection stays open and silent for that time, and is then closed.
     *
     * @param silence how long
     * @return the reply
     */
    public static Reply noAnswer(Duration silence) {
        return new Reply(Kind.SILENCE, 0, Map.of(), new byte[0], null, Delivery.PLAIN).delay(silence);
    }

    /**
     * Sets a header, and replaces one of the same name; case does not matter.
     *
     * @param name the name of the header
     * @param value its value
     * @return the reply
     */
    public Reply header(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.keySet().removeIf(name::equalsIgnoreCase);
        changed.put(name, value);
        return new Reply(kind, status, changed, whole, source, delivery);
    }

    /**
     * Time before the first byte of the answer.
     *
     * @param delay the time
     * @return the reply
     */
    public Reply delay(Duration delay) {
        return delivered(new Delivery(Objects.requireNonNull(delay, "delay"), delivery.gap, delivery.chunkSize, delivery.gzip,
                delivery.cutAfter, delivery.resets));
    }

    /**
     * Time between two chunks; without effect on a body that is sent as a whole.
     *
     * @param gap the time
     * @return the reply
     */
    public Reply gap(Duration gap) {
        return delivered(new Delivery(delivery.delay, Objects.requireNonNull(gap, "gap"), delivery.chunkSize, delivery.gzip,
                delivery.cutAfter, delivery.resets));
    }

    /**
     * No chunk is larger; the encoded bytes are counted, so a character or an event may be torn apart.
     *
     * @param bytes how many
     * @return the reply
     */
    public Reply inChunksOf(int bytes) {
        return delivered(new Delivery(delivery.delay, delivery.gap, bytes, delivery.gzip, delivery.cutAfter,
                delivery.resets));
    }

    /**
     * Encodes the body and sets Content-Encoding, even where the client does not accept it.
     *
     * @return the reply
     */
    public Reply gzip() {
        return header("Content-Encoding", "gzip")
                .delivered(new Delivery(delivery.delay, delivery.gap, delivery.chunkSize, true, delivery.cutAfter,
                        delivery.resets));
    }

    /**
     * Closes the connection after so many bytes of the (encoded) body, though more was announced.
     *
     * @param bytes how many
     * @return the reply
     */
    public Reply cutAfter(int bytes) {
        return delivered(new Delivery(delivery.delay, delivery.gap, delivery.chunkSize, delivery.gzip, bytes, false));
    }

    /**
     * Resets the connection (RST) after so many bytes of the (encoded) body, though more was announced.
     *
     * @param bytes how many
     * @return the reply
     */
    public Reply resetAfter(int bytes) {
        return delivered(new Delivery(delivery.delay, delivery.gap, delivery.chunkSize, delivery.gzip, bytes, true));
    }

    Kind kind() {
        return kind;
    }

    int status() {
        return status;
    }

    /** Gives null where there is no such header. */
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    Map<String, String> headers() {
        return headers;
    }

    Delivery delivery() {
        return delivery;
    }

    /** Whether the body goes out with a Content-Length. */
    boolean isWhole() {
        return whole != null && delivery.chunkSize == 0;
    }

    /** The body as it goes over the wire, without HTTP framing. */
    Iterator<byte[]> chunks() {
        Iterator<byte[]> chunks;
        if (whole != null) {
            chunks = List.of(delivery.gzip ? GzipChunks.compressed(whole) : whole).iterator();
        } else {
            chunks = delivery.gzip ? new GzipChunks(source.iterator()) : source.iterator();
        }
        return delivery.chunkSize == 0 ? chunks : new SmallChunks(chunks, delivery.chunkSize);
    }

    private Reply delivered(Delivery changed) {
        return new Reply(kind, status, headers, whole, source, changed);
    }
}
