package com.payi.testkit;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Passes a provider's server-sent events on and adds {@code xproxy_result} to the last one that has data. Only an event
 * that may be the last, because it ends a choice or has usage, is held back until the next one shows whether it was.
 */
final class ProxiedEvents implements Iterator<byte[]>, Closeable {
    private static final Set<String> KNOWN_TO_BE_LAST = Set.of("message_delta", "response.completed", "response.incomplete",
            "response.failed");
    private static final String DONE = "[DONE]";

    private final BufferedReader lines;
    private final Function<Usage, ObjectNode> result;
    private final Deque<String> ready = new ArrayDeque<>();
    private Usage usage = Usage.NONE;
    private Event held;
    private boolean added;
    private boolean ended;

    /** @param data null where the event's data is not a JSON object */
    private record Event(List<String> lines, ObjectNode data) {
        static Event of(List<String> lines) {
            String text = String.join("\n", lines.stream().filter(Event::isData).map(Event::value).toList());
            try {
                return new Event(lines, text.startsWith("{") && Json.read(text) instanceof ObjectNode data ? data : null);
            } catch (UncheckedIOException e) {
                return new Event(lines, null);
            }
        }

        boolean isDone() {
            return lines.stream().anyMatch(line -> isData(line) && value(line).equals(DONE));
        }

        boolean mayBeLast() {
            return data.path("usage").isObject() || ends(data.path("choices"), "finish_reason")
                    || ends(data.path("candidates"), "finishReason");
        }

        String text() {
            return String.join("\n", lines) + "\n\n";
        }

        String textWith(ObjectNode result) {
            data.set("xproxy_result", result);
            StringBuilder text = new StringBuilder();
            lines.stream().filter(line -> !isData(line)).forEach(line -> text.append(line).append('\n'));
            return text.append(Reply.data(Json.write(data))).toString();
        }

        private static boolean ends(JsonNode choices, String reason) {
            return choices.findValues(reason).stream().anyMatch(value -> !value.isNull());
        }

        private static boolean isData(String line) {
            return line.startsWith("data:");
        }

        private static String value(String line) {
            return line.substring("data:".length()).strip();
        }
    }

    ProxiedEvents(InputStream in, Function<Usage, ObjectNode> result) {
        this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.result = result;
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready.isEmpty() && !ended) {
                advance();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return !ready.isEmpty();
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void advance() throws IOException {
        List<String> event = new ArrayList<>();
        String line = lines.readLine();
        while (line != null && !line.isEmpty()) {
            event.add(line);
            line = lines.readLine();
        }
        if (!event.isEmpty()) {
            pass(Event.of(event));
        }
        if (line == null) {
            addResult();
            ended = true;
        }
    }

    private void pass(Event event) {
        if (event.isDone()) {
            addResult();
            ready.add(event.text());
            return;
        }
        if (event.data() == null) {
            ready.add(event.text());
            return;
        }
        usage = usage.updatedBy(event.data());
        releaseHeld();
        if (KNOWN_TO_BE_LAST.contains(event.data().path("type").asText())) {
            ready.add(event.textWith(result.apply(usage)));
            added = true;
        } else if (!added && event.mayBeLast()) {
            held = event;
        } else {
            ready.add(event.text());
        }
    }

    private void releaseHeld() {
        if (held != null) {
            ready.add(held.text());
            held = null;
        }
    }

    /** A stream that showed no sign of its end gets an event of its own, so that the result is never lost. */
    private void addResult() {
        if (!added) {
            Event last = held == null ? new Event(List.of(), Json.object()) : held;
            ready.add(last.textWith(result.apply(usage)));
            held = null;
            added = true;
        }
    }
}
