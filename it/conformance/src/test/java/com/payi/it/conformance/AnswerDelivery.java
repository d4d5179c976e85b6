package com.payi.it.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.RecordedExchange;
import com.payi.testkit.Reply;

/** How the answer of a reported case arrives: in chunks, late, compressed, cut short or not at all. */
final class AnswerDelivery {
    private static final Set<String> KNOWN = Set.of("chunk_size", "gap_ms", "delay_ms", "gzip", "cut_after", "reset_after",
            "no_answer_ms", "reset");

    private final JsonNode members;

    private AnswerDelivery(JsonNode members) {
        this.members = members;
    }

    /**
     * @param members a missing node for an answer that arrives as it was recorded
     * @throws CannotBeRun where a member is unknown
     */
    static AnswerDelivery of(JsonNode members) {
        members.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.contains(name)) {
                throw new CannotBeRun("a delivery with \"" + name + "\" is not known");
            }
        });
        return new AnswerDelivery(members);
    }

    /** True if the application may get an exception instead of the whole answer. */
    boolean mayFail() {
        return members.path("reset").asBoolean() || members.has("no_answer_ms") || members.has("reset_after");
    }

    boolean isCompressed() {
        return members.path("gzip").asBoolean();
    }

    Reply reply(RecordedExchange exchange) {
        Reply reply = whole(exchange).gap(millis("gap_ms"));
        return members.has("chunk_size") ? reply.inChunksOf(members.get("chunk_size").asInt()) : reply;
    }

    /** The same answer in many small pieces, without a pause between two of them. */
    Reply inPieces(RecordedExchange exchange, int bytes) {
        return whole(exchange).inChunksOf(bytes);
    }

    /** The exchange with the part of its body that is sent before a clean end. */
    RecordedExchange cut(RecordedExchange exchange) {
        return isCompressed() ? exchange : answering(exchange, upToTheEnd(exchange.response().body()));
    }

    private Reply whole(RecordedExchange exchange) {
        if (members.path("reset").asBoolean()) {
            return Reply.reset();
        }
        if (members.has("no_answer_ms")) {
            return Reply.noAnswer(millis("no_answer_ms"));
        }
        byte[] body = exchange.response().body();
        Reply reply = isCompressed()
                ? answering(exchange, upToTheEnd(compressed(body))).toReply().header("Content-Encoding", "gzip")
                : cut(exchange).toReply();
        reply = reply.delay(millis("delay_ms"));
        return members.has("reset_after") ? reply.resetAfter(members.get("reset_after").asInt()) : reply;
    }

    private byte[] upToTheEnd(byte[] body) {
        int end = members.path("cut_after").asInt(body.length);
        return end < body.length ? Arrays.copyOf(body, end) : body;
    }

    private static RecordedExchange answering(RecordedExchange exchange, byte[] body) {
        RecordedExchange.Response response = exchange.response();
        return exchange.answering(new RecordedExchange.Response(response.status(), response.headers(), body));
    }

    private Duration millis(String name) {
        return Duration.ofMillis(members.path(name).asLong());
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
