package com.payi.it.kit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.testkit.Reply;

/**
 * A recorded exchange with a provider, and what it is expected to be reported as.
 *
 * @param expect see the README beside the recordings
 */
public record RecordedExchange(String name, String kind, Request request, Response response, JsonNode expect) {
    /** What the recordings do not have any more, or what belongs to the recorded connection. */
    private static final Set<String> NOT_REPLAYED = Set.of("connection", "content-encoding", "content-length", "keep-alive",
            "transfer-encoding", "upgrade");

    /**
     * @param query   empty where there is none
     * @param headers of the caller's own
     * @param text    the body as the caller wrote it, null where there is none
     */
    public record Request(String method, String host, String path, String query, Map<String, String> headers, String text) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /** The body as a tree; a missing node where it is not JSON. */
        public JsonNode body() {
            return Json.parsed(text);
        }

        /** Path and query as they were sent. */
        public String target() {
            return query.isEmpty() ? path : path + "?" + query;
        }
    }

    public record Response(int status, Map<String, String> headers, byte[] body) {
        public Response {
            headers = Map.copyOf(headers);
        }
    }

    /** The same exchange with another answer. */
    public RecordedExchange answering(Response other) {
        return new RecordedExchange(name, kind, request, other, expect);
    }

    /** The recorded answer, with a Content-Length; {@link Reply#inChunksOf} and {@link Reply#gzip} change that. */
    public Reply toReply() {
        Map<String, String> headers = new LinkedHashMap<>(response.headers());
        headers.keySet().removeIf(name -> NOT_REPLAYED.contains(name.toLowerCase(Locale.ROOT)));
        return Reply.recorded(response.status(), headers, response.body());
    }

    @Override
    public String toString() {
        return name;
    }
}
