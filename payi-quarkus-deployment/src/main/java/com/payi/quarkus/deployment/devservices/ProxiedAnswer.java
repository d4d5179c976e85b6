package com.payi.quarkus.deployment.devservices;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;

/** A provider's answer on its way back: a document gets Pay-i's result as a member, a stream in its last event. */
final class ProxiedAnswer {
    private static final int BUFFER = 16 * 1024;

    private final HttpResponse<?> response;
    private final Map<String, List<String>> headers;
    private final InputStream body;
    private final ProxiedCall call;

    /** Takes the next bytes. */
    private interface Parts {
        void accept(byte[] bytes, int length) throws IOException;
    }

    ProxiedAnswer(HttpResponse<?> response, Map<String, List<String>> headers, InputStream body, ProxiedCall call) {
        this.response = response;
        this.headers = headers;
        this.body = body;
        this.call = call;
        call.answered(response.statusCode(), response.headers());
    }

    Reply reply() throws IOException {
        String type = response.headers().firstValue("content-type").orElse("");
        PushbackInputStream content = new PushbackInputStream(body);
        if (type.startsWith("application/json") && !isArray(content)) {
            return document(content);
        }
        boolean events = type.startsWith("text/event-stream");
        return Reply.stream(response.statusCode(), headers, out -> {
            try {
                if (events) {
                    events(content, out);
                } else {
                    read(content, (bytes, length) -> {
                        call.read(bytes, 0, length);
                        out.write(bytes, 0, length);
                        out.flush();
                    });
                }
            } finally {
                // Also of a stream that broke, or that the application did not want to the end.
                call.end();
            }
        });
    }

    static void copy(InputStream in, OutputStream out) throws IOException {
        read(in, (bytes, length) -> {
            out.write(bytes, 0, length);
            out.flush();
        });
    }

    private static void read(InputStream in, Parts parts) throws IOException {
        try (in) {
            byte[] buffer = new byte[BUFFER];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                parts.accept(buffer, length);
            }
        }
    }

    /** Google sends a stream as one array, whose elements the client reads as they come. */
    private static boolean isArray(PushbackInputStream content) throws IOException {
        int first = content.read();
        if (first >= 0) {
            content.unread(first);
        }
        return first == '[';
    }

    private void events(InputStream content, OutputStream out) throws IOException {
        EventsWithResult events = new EventsWithResult(out, () -> PayiAnswers.result(call.end()));
        read(content, (bytes, length) -> events.accept(bytes, length, call));
        events.end();
    }

    private Reply document(InputStream content) throws IOException {
        byte[] document;
        try (content) {
            document = content.readAllBytes();
        }
        call.read(document, 0, document.length);
        Map<String, Object> added = new LinkedHashMap<>();
        if (response.statusCode() >= 400) {
            JsonTree error = JsonDocumentReader.whole(document);
            added.putAll(PayiAnswers.error(response.statusCode(), "provider_error", "The provider refused the call"));
            added.keySet().removeIf(name -> error.at(name).exists());
        }
        added.put("xproxy_result", PayiAnswers.result(call.end()));
        return Reply.document(response.statusCode(), headers, JsonMembers.added(document, added));
    }
}
