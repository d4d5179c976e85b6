package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.payi.it.kit.RecordedExchange;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** One call of an application of its own, with an answer written by hand. */
final class OneCall {
    private final RecordedExchange exchange;
    private byte[] read = {};

    private OneCall(RecordedExchange exchange) {
        this.exchange = exchange;
    }

    static OneCall post(String address, String body) {
        URI uri = URI.create(address);
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        return new OneCall(new RecordedExchange(address, "written by hand",
                new RecordedExchange.Request("POST", uri.getHost(), uri.getRawPath(), query, Map.of(), body),
                new RecordedExchange.Response(200, Map.of(), new byte[0]), MissingNode.getInstance()));
    }

    /** Server-sent events with these documents. */
    static Reply events(String... documents) {
        return Reply.recorded(200, Map.of("Content-Type", "text/event-stream"),
                List.of(documents).stream().map(Reply::data).collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
    }

    /** The event of the call, whose answer is read to its end. */
    IngestedEvent answered(String document) {
        return answered(Reply.json(document));
    }

    IngestedEvent answered(Reply reply) {
        return answered(reply, response -> read = Received.of(response, Integer.MAX_VALUE, 512).bytes());
    }

    IngestedEvent answered(Reply reply, Consumer<Response> reader) {
        try (Replay replay = Replay.of(Map.of())) {
            replay.call("the call", exchange, reply, reader);
            return event(replay);
        }
    }

    /** The event of a call that fails. */
    IngestedEvent failed(Reply reply, Consumer<Exception> failure) {
        try (Replay replay = Replay.of(Map.of())) {
            try {
                replay.call("the call", exchange, reply, Response::close);
            } catch (RuntimeException e) {
                failure.accept(e);
            }
            return event(replay);
        }
    }

    private static IngestedEvent event(Replay replay) {
        List<IngestedEvent> events = replay.events().getOrDefault("the call", List.of());
        assertThat(replay.violations()).isEmpty();
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    /** What the application has read. */
    String text() {
        return new String(read, StandardCharsets.UTF_8);
    }

    static IngestedEvent.Units units(long input, long output) {
        return new IngestedEvent.Units(input, output);
    }
}
