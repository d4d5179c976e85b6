package com.payi.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A request as a fake received it.
 *
 * @param method  the HTTP method
 * @param target  path and query as sent, undecoded
 * @param headers by name, whose case does not matter
 * @param body    empty when there was none
 * @since 0.1
 */
public record HttpRequestRecord(String method, String target, Map<String, List<String>> headers, byte[] body) {
    /**
     * Copies the headers.
     *
     * @param method  the HTTP method
     * @param target  path and query as sent, undecoded
     * @param headers by name, whose case does not matter
     * @param body    empty when there was none
     */
    public HttpRequestRecord {
        headers = caseInsensitive(headers);
    }

    static Map<String, List<String>> caseInsensitive(Map<String, List<String>> headers) {
        Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return Collections.unmodifiableMap(copy);
    }

    /**
     * The path as sent, undecoded.
     *
     * @return the text
     */
    public String path() {
        int mark = target.indexOf('?');
        return mark < 0 ? target : target.substring(0, mark);
    }

    /**
     * The query as sent, undecoded and without the question mark; empty when there is none.
     *
     * @return the text
     */
    public String query() {
        int mark = target.indexOf('?');
        return mark < 0 ? "" : target.substring(mark + 1);
    }

    /**
     * The decoded value of the first query parameter of that name.
     *
     * @param name the name
     * @return the value, or nothing
     */
    public Optional<String> queryParameter(String name) {
        for (String pair : query().split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && decoded(pair.substring(0, equals)).equals(name)) {
                return Optional.of(decoded(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    /**
     * The first value of a header; case does not matter.
     *
     * @param name the name
     * @return the value, or nothing
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(values -> values.get(0));
    }

    /**
     * The body as text in UTF-8.
     *
     * @return the text
     */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as JSON.
     *
     * @return the body as a tree
     * @throws java.io.UncheckedIOException where it is not JSON
     */
    public JsonNode json() {
        return Json.read(body);
    }

    @Override
    public String toString() {
        return method + " " + target + " " + headers + " " + bodyText();
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
