package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;

import com.payi.it.kit.RecordedExchange;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/**
 * Every recorded stream, broken off by its provider or given up by its reader: the reader sees what it would see without us,
 * and the call is reported once, with what was known.
 */
class StreamCutsTest {
    private static final int CUTS = 7;
    private static final int BUFFER = 1024;

    private final List<RecordedExchange> streams = ConformanceFolder.exchanges().stream().filter(StreamParts::isStream)
            .toList();
    private final List<String> failures = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();

    /** @param bytes how many of the stream's bytes there are before the cut */
    private record Cut(RecordedExchange exchange, int bytes, int events, boolean whole) {
        @Override
        public String toString() {
            return exchange.name() + " after " + events + " events, " + bytes + " bytes";
        }
    }

    @Test
    void aStreamThatBreaksOffBetweenTwoEventsIsReportedOnce() {
        streams.forEach(this::cutBetweenEvents);
        run(this::brokenOff);
    }

    @Test
    void aStreamThatBreaksOffInsideAnEventIsReportedOnce() {
        streams.forEach(this::cutInsideEvents);
        run(this::brokenOff);
    }

    @Test
    void aStreamThatIsGivenUpIsReportedOnce() {
        streams.forEach(this::cutBetweenEvents);
        run(this::givenUp);
    }

    private interface Call {
        void make(Replay replay, String instance, Cut cut);
    }

    private void run(Call call) {
        assertThat(cuts).isNotEmpty();
        try (Replay replay = Replay.of(cuts.size())) {
            for (int i = 0; i < cuts.size(); i++) {
                call.make(replay, "cut-" + i, cuts.get(i));
            }
            Map<String, List<IngestedEvent>> events = replay.events();
            for (int i = 0; i < cuts.size(); i++) {
                check(cuts.get(i), events.getOrDefault("cut-" + i, List.of()));
            }
            assertThat(replay.violations()).isEmpty();
        }
        assertThat(failures).isEmpty();
    }

    private void cutBetweenEvents(RecordedExchange exchange) {
        List<Integer> ends = StreamParts.ends(exchange.response().body());
        int last = ends.size() - 1;
        for (int events = 0; events <= last; events++) {
            cuts.add(new Cut(exchange, ends.get(events), events, events == last));
        }
    }

    private void cutInsideEvents(RecordedExchange exchange) {
        List<Integer> ends = StreamParts.ends(exchange.response().body());
        for (int events : sample(ends.size() - 2)) {
            int bytes = (ends.get(events) + ends.get(events + 1)) / 2;
            cuts.add(new Cut(exchange, bytes, events, false));
        }
    }

    /** Evenly spread numbers from zero to the last one, both of them and the last but one among them. */
    private static TreeSet<Integer> sample(int last) {
        TreeSet<Integer> numbers = new TreeSet<>(List.of(Math.max(0, last - 1)));
        for (int i = 0; i < CUTS - 1; i++) {
            numbers.add(last * i / (CUTS - 2));
        }
        return numbers;
    }

    private void brokenOff(Replay replay, String instance, Cut cut) {
        Reply reply = cut.exchange().toReply().cutAfter(cut.bytes());
        if (cut.whole() || cut.events() % 2 == 0) {
            // Only in chunks can an answer break off behind its last byte.
            reply = reply.inChunksOf(BUFFER);
        }
        Received unfollowed = received(cut, Integer.MAX_VALUE, replay::callElsewhere, reply);
        Received followed = received(cut, Integer.MAX_VALUE,
                (answer, reader) -> replay.call(instance, cut.exchange(), answer, reader), reply);
        same(cut, "bytes", Arrays.hashCode(unfollowed.bytes()), Arrays.hashCode(followed.bytes()));
        same(cut, "number of bytes", unfollowed.bytes().length, followed.bytes().length);
        same(cut, "ending", unfollowed.ending(), followed.ending());
        same(cut, "broken off", true, followed.failure() != null);
    }

    private void givenUp(Replay replay, String instance, Cut cut) {
        Received followed = received(cut, cut.bytes(),
                (answer, reader) -> replay.call(instance, cut.exchange(), answer, reader), cut.exchange().toReply());
        same(cut, "number of bytes", cut.bytes(), followed.bytes().length);
        same(cut, "ending", "the end", followed.ending());
    }

    private interface Answered {
        void call(Reply reply, Consumer<Response> reader);
    }

    private Received received(Cut cut, int atMost, Answered call, Reply reply) {
        AtomicReference<Received> received = new AtomicReference<>(new Received(new byte[0], null));
        try {
            call.call(reply, response -> received.set(Received.of(response, atMost, BUFFER)));
        } catch (RuntimeException e) {
            failures.add(cut + ": " + e);
        }
        return received.get();
    }

    private void check(Cut cut, List<IngestedEvent> events) {
        same(cut, "events", 1, events.size());
        if (events.size() != 1) {
            return;
        }
        IngestedEvent event = events.get(0);
        Map<String, IngestedEvent.Units> expected = ExchangeCheck.units(cut.exchange().expect().path("units"));
        boolean ended = cut.whole() && !isBlockedByGuardrail(cut.exchange(), expected);
        if (!mayBeReadAhead(cut)) {
            same(cut, "payi.partial", ended ? null : "true", event.properties().get("payi.partial"));
        }
        if (cut.whole()) {
            same(cut, "units", expected, new TreeMap<>(event.units()));
        }
        event.units().forEach((unit, found) -> {
            IngestedEvent.Units most = expected.getOrDefault(unit, new IngestedEvent.Units(0, 0));
            if (found.input() > most.input() || found.output() > most.output()) {
                failures.add(cut + ": more than " + most + " of " + unit + ": " + found);
            }
        });
    }

    /**
     * Where the library asks for the usage, it holds an event until it is whole, and so may have read the mark at the end
     * when the application leaves right before it.
     */
    private static boolean mayBeReadAhead(Cut cut) {
        int marks = StreamParts.ends(cut.exchange().response().body()).size() - 1 - cut.events();
        return marks == 1 && cut.exchange().kind().endsWith(".chat")
                && !CallerBody.decidesAboutUsage(cut.exchange());
    }

    /** Then Bedrock's stream has no metrics, by which its end is known. */
    private static boolean isBlockedByGuardrail(RecordedExchange exchange, Map<String, IngestedEvent.Units> units) {
        return exchange.kind().startsWith("bedrock.") && !units.containsKey("text");
    }

    private void same(Cut cut, String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            failures.add(cut + ": " + what + ": expected " + expected + ", found " + found);
        }
    }
}
