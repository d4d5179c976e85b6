package com.payi.testkit;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How one interface of a provider writes an answer. */
interface Dialect {
    /** The first three pieces of a text. */
    Pattern PIECES = Pattern.compile("(?= )");

    /** What is asked and how it is to be answered; the id is new for each call. */
    record Asked(HttpRequestRecord request, JsonNode body, String model, String id, Answer answer) {
        /** An id of the answer with the prefix that the provider's ids have. */
        String id(String prefix) {
            return prefix + "-" + id;
        }
    }

    /** @param path of a request, without the query */
    boolean matches(String path);

    /** The answer as one document or as a stream, with status 200. */
    Reply reply(Asked asked);

    /** The body of an error. */
    ObjectNode error(int status, String message);

    static Reply json(ObjectNode body) {
        return Reply.json(Json.write(body));
    }

    /** The data of a server-sent event under the name that is its type. */
    static String named(ObjectNode event) {
        return "event: " + event.get("type").asText() + "\n" + Reply.data(Json.write(event));
    }

    static Reply events(Asked asked, List<String> events) {
        return Reply.sse(events, asked.answer().gap());
    }

    static List<String> pieces(String text) {
        return Stream.of(PIECES.split(text, 3)).toList();
    }
}
