package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;

import com.payi.it.kit.RecordedExchange;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/**
 * Recorded answers, each made wrong in some way: the reader gets every byte and no exception, and Pay-i one event that it can
 * take. {@code -Dpayi.test.seed=…} makes other answers.
 */
class MutatedAnswersTest {
    private static final int ROUNDS = 2500;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final List<Integer> STATUSES = List.of(200, 201, 206, 299, 400, 404, 429, 500, 503);
    private static final List<String> ID_HEADERS = List.of("x-amzn-RequestId", "x-request-id", "request-id");
    private static final List<String> IDS = List.of("", " ", "a\tb", "x".repeat(5000), "\u00fc", "?id=1&b=%zz");
    private static final List<String> COUNTS = List.of("", "-5", "many", "99999999999", "1.5", "2147483647");

    private final long seed = Long.getLong("payi.test.seed", 20260101L);
    /** By their kinds, so that the rare ones have their turn as well. */
    private final List<List<RecordedExchange>> exchanges = List.copyOf(ConformanceFolder.exchanges().stream()
            .collect(Collectors.groupingBy(RecordedExchange::kind, TreeMap::new, Collectors.toList())).values());
    private final List<String> failures = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();

    @Test
    void aWrongAnswerReachesTheApplicationAndIsReportedOnce() {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        try (Replay replay = Replay.of(ROUNDS)) {
            while (calls.size() < ROUNDS && System.nanoTime() < deadline) {
                call(replay, calls.size());
            }
            Map<String, List<IngestedEvent>> events = replay.events();
            for (int round = 0; round < calls.size(); round++) {
                check(calls.get(round), events.getOrDefault("round-" + round, List.of()));
            }
            failures.addAll(replay.violations());
        }
        assertThat(failures).as("with -Dpayi.test.seed=" + seed).isEmpty();
    }

    private void check(String name, List<IngestedEvent> events) {
        if (events.size() != 1) {
            failures.add(name + ": events: " + events.size());
        } else if (!events.get(0).id().matches("[^\\p{Cntrl}]{1,512}")) {
            // Servers refuse addresses with such an id.
            failures.add(name + ": id: " + Differences.shortened(events.get(0).id()));
        }
    }

    private void call(Replay replay, int round) {
        // Of its own, so that a round can be looked at without those before it.
        Random random = new Random(seed + round);
        RecordedExchange exchange = any(any(exchanges, random), random);
        Mutation mutation = any(List.of(Mutation.values()), random);
        byte[] body = mutation.of(exchange.response().body(), random);
        String name = "round " + round + ", " + mutation + " " + exchange.name();
        calls.add(name);
        try {
            replay.call("round-" + round, exchange, reply(exchange, body, random),
                    response -> read(name, response, body, random));
        } catch (RuntimeException e) {
            failures.add(name + ": " + e);
        }
    }

    private static Reply reply(RecordedExchange exchange, byte[] body, Random random) {
        int status = random.nextInt(4) == 0 ? any(STATUSES, random) : exchange.response().status();
        Reply reply = exchange.answering(new RecordedExchange.Response(status, exchange.response().headers(), body)).toReply();
        if (random.nextInt(4) == 0) {
            reply = reply.header(any(ID_HEADERS, random), any(IDS, random));
        }
        if (random.nextInt(4) == 0) {
            reply = reply.header("X-Amzn-Bedrock-Output-Token-Count", any(COUNTS, random))
                    .header("X-Amzn-Bedrock-Input-Token-Count", any(COUNTS, random));
        }
        // No more than some hundred chunks: each is written alone.
        return random.nextBoolean() ? reply : reply.inChunksOf(1 + body.length / 300 + random.nextInt(100));
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private void read(String name, Response response, byte[] body, Random random) {
        Received received = Received.of(response, Integer.MAX_VALUE, random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(9000));
        if (received.failure() != null) {
            failures.add(name + ": " + received.ending());
        } else if (!Arrays.equals(received.bytes(), body) && !isPackedAlike(received.bytes(), body)) {
            failures.add(name + ": " + received.bytes().length + " other bytes than the " + body.length + " that were sent");
        }
    }

    /**
     * A packed stream that is asked for its usage is packed anew; the application's decoder gets the same out of it. A decoder
     * that meets a fault directly behind a byte, as here, where all parts are one, may lose that byte.
     */
    private static boolean isPackedAlike(byte[] received, byte[] sent) {
        if (sent.length < 2 || sent[0] != 0x1F || sent[1] != (byte) 0x8B) {
            return false;
        }
        byte[] seen = unpacked(received);
        byte[] expected = unpacked(sent);
        return expected.length - seen.length <= 1 && Arrays.equals(seen, Arrays.copyOf(expected, seen.length));
    }

    private static byte[] unpacked(byte[] packed) {
        ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            for (int next = gzip.read(); next >= 0; next = gzip.read()) {
                unpacked.write(next);
            }
        } catch (IOException e) {
            // As far as the application gets.
            return unpacked.toByteArray();
        }
        return unpacked.toByteArray();
    }
}
