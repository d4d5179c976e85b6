package com.payi.quarkus.deployment.devservices;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import com.payi.cdi.internal.core.wire.JsonDocumentReader;
import com.payi.cdi.spi.JsonTree;

/**
 * Passes server-sent events on, each as soon as it has come, and adds {@code xproxy_result} to the last one with data. Only
 * an event that can be the last one waits for the next, because it ends a choice or has the usage.
 */
final class EventsWithResult {
    private static final Set<String> LAST = Set.of("message_delta", "response.completed", "response.incomplete",
            "response.failed");
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";

    private final OutputStream out;
    private final Supplier<Map<String, Object>> result;
    private final ByteArrayOutputStream event = new ByteArrayOutputStream();
    private byte[] held;
    private boolean lineIsEmpty = true;
    private boolean added;

    /** @param result asked for once, when all that came before has been read */
    EventsWithResult(OutputStream out, Supplier<Map<String, Object>> result) {
        this.out = out;
        this.result = result;
    }

    void accept(byte[] bytes, int length, ProxiedCall call) throws IOException {
        int from = 0;
        for (int i = 0; i < length; i++) {
            byte b = bytes[i];
            event.write(b);
            if (b == '\n' && lineIsEmpty) {
                // What has been passed on has been read; what comes after it has not.
                call.read(bytes, from, i + 1 - from);
                from = i + 1;
                pass();
            }
            lineIsEmpty = b == '\n' || lineIsEmpty && b == '\r';
        }
        call.read(bytes, from, length - from);
    }

    /** An event without an end is passed on, too. */
    void end() throws IOException {
        if (event.size() > 0) {
            pass();
        }
        addResult();
        out.flush();
    }

    private void pass() throws IOException {
        byte[] whole = event.toByteArray();
        event.reset();
        String data = data(whole);
        if (data.equals(DONE)) {
            addResult();
        } else if (!data.isEmpty()) {
            releaseHeld();
        }
        JsonTree message = JsonDocumentReader.whole(data.getBytes(StandardCharsets.UTF_8));
        if (!added && LAST.contains(String.valueOf(message.at("type").text()))) {
            held = whole;
            addResult();
        } else if (!added && canBeLast(message)) {
            held = whole;
        } else {
            out.write(whole);
        }
        out.flush();
    }

    private static boolean canBeLast(JsonTree message) {
        boolean ends = message.at("choices").elements().stream().anyMatch(choice -> choice.at("finish_reason").exists())
                || message.at("candidates").elements().stream().anyMatch(choice -> choice.at("finishReason").exists());
        return ends || message.at("usage").isObject() && message.at("choices").elements().isEmpty();
    }

    private void releaseHeld() throws IOException {
        if (held != null) {
            out.write(held);
            held = null;
        }
    }

    /** A stream that shows no end keeps its shape: an event that clients do not know could harm them. */
    private void addResult() throws IOException {
        if (!added && held != null) {
            added = true;
            out.write(withResult(held));
            held = null;
        }
    }

    private byte[] withResult(byte[] whole) {
        String text = new String(whole, StandardCharsets.UTF_8);
        int begin = text.indexOf('{', text.startsWith(DATA) ? 0 : Math.max(0, text.indexOf("\n" + DATA)));
        int end = text.lastIndexOf('}') + 1;
        byte[] document = text.substring(begin, end).getBytes(StandardCharsets.UTF_8);
        String changed = new String(JsonMembers.added(document, Map.of("xproxy_result", result.get())), StandardCharsets.UTF_8);
        return (text.substring(0, begin) + changed + text.substring(end)).getBytes(StandardCharsets.UTF_8);
    }

    /** The lines of data, joined. */
    private static String data(byte[] whole) {
        StringBuilder data = new StringBuilder();
        for (String line : new String(whole, StandardCharsets.UTF_8).split("\r?\n")) {
            if (line.startsWith(DATA)) {
                data.append(data.length() == 0 ? "" : "\n").append(line.substring(DATA.length()).strip());
            }
        }
        return data.toString();
    }
}
