package com.payi.quarkus.deployment.devservices;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;

/** What a client sent, with its whole body. */
record Request(String method, String path, String rawTarget, String query, Map<String, List<String>> headers, byte[] body) {
    static Request of(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if ("gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"))
                && exchange.getRequestURI().getPath().startsWith(IngestRoutes.PATH)) {
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                exchange.getRequestURI().getRawPath() + (query == null ? "" : '?' + query), query == null ? "" : query,
                exchange.getRequestHeaders(), body);
    }

    /** Null if there is none. Its name is of any case. */
    String header(String name) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (header.getKey().equalsIgnoreCase(name) && !header.getValue().isEmpty()) {
                return header.getValue().get(0);
            }
        }
        return null;
    }

    /** Null if there is none. */
    String parameter(String name) {
        for (String parameter : query.split("&")) {
            if (parameter.startsWith(name + "=")) {
                return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
