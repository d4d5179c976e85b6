package com.payi.quarkus.deployment.devservices;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.spi.JsonTree;
import com.sun.net.httpserver.HttpExchange;

/**
 * An answer.
 *
 * @param streams whether the length is not known before its end
 */
record Reply(int status, Map<String, List<String>> headers, boolean streams, Body body) {
    private static final int NO_BODY = -1;
    private static final int UNKNOWN_LENGTH = 0;

    /** Writes the body. What it flushes leaves at once. */
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    static Reply json(int status, Map<String, Object> json) {
        return document(status, Map.of("Content-Type", List.of("application/json")),
                JsonTree.of(json).toJson().getBytes(StandardCharsets.UTF_8));
    }

    static Reply error(int status, String code, String message) {
        return json(status, PayiAnswers.error(status, code, message));
    }

    static Reply document(int status, Map<String, List<String>> headers, byte[] document) {
        Map<String, List<String>> all = new LinkedHashMap<>(headers);
        all.put("Content-Length", List.of(Integer.toString(document.length)));
        return new Reply(status, all, false, out -> out.write(document));
    }

    static Reply stream(int status, Map<String, List<String>> headers, Body body) {
        return new Reply(status, headers, true, body);
    }

    void send(HttpExchange exchange) throws IOException {
        long length = UNKNOWN_LENGTH;
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (header.getKey().equals("Content-Length")) {
                length = Long.parseLong(header.getValue().get(0));
            } else {
                exchange.getResponseHeaders().put(header.getKey(), header.getValue());
            }
        }
        boolean empty = !streams && length == 0 || status == 204 || status == 304;
        exchange.sendResponseHeaders(status, empty ? NO_BODY : length);
        if (!empty) {
            body.write(exchange.getResponseBody());
        }
    }
}
