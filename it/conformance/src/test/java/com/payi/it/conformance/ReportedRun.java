package com.payi.it.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** One run of a reported case, in an application of its own, so that no event of another case is among its events. */
final class ReportedRun {
    private static final int BUFFER = 512;

    private final ReportedCase reported;
    private final Differences differences = new Differences();
    private List<IngestedEvent> events = List.of();

    private ReportedRun(ReportedCase reported) {
        this.reported = reported;
    }

    /** @param answer what the provider sends for a call */
    static ReportedRun of(ReportedCase reported, Function<ReportedCall, Reply> answer) {
        ReportedRun run = new ReportedRun(reported);
        try {
            run.play(answer);
        } catch (RuntimeException e) {
            run.differences.add(e instanceof CannotBeRun ? e.getMessage() : e.toString());
        }
        return run;
    }

    Differences differences() {
        return differences;
    }

    List<IngestedEvent> events() {
        return events;
    }

    private void play(Function<ReportedCall, Reply> answer) {
        if (reported.problem() != null) {
            throw new CannotBeRun(reported.problem());
        }
        Map<String, String> configuration = new LinkedHashMap<>(reported.configuration());
        // One request at a time, so that the events arrive in the order of the calls.
        configuration.putIfAbsent("payi.ingest.max-in-flight", "1");
        try (Replay replay = Replay.of(configuration)) {
            reported.calls().forEach(call -> call(replay, call, answer.apply(call)));
            events = replay.allEvents();
            replay.violations().forEach(differences::add);
        }
        compareEvents();
    }

    private void call(Replay replay, ReportedCall call, Reply reply) {
        int before = replay.received().size();
        try {
            replay.call("the case", call.exchange(), reply, call.readTimeout(),
                    response -> read(call, response, isAsked(replay)));
        } catch (RuntimeException e) {
            if (e instanceof CannotBeRun || !call.mayFail()) {
                throw e;
            }
        }
        List<HttpRequestRecord> all = replay.received();
        RequestCheck.of(call, all.subList(before, all.size()), differences);
    }

    /** Whether the request that the provider received last asks for the usage of its stream. */
    private static boolean isAsked(Replay replay) {
        List<HttpRequestRecord> all = replay.received();
        return all.get(all.size() - 1).bodyText().contains("\"include_usage\":true");
    }

    private void read(ReportedCall call, Response response, boolean asked) {
        boolean compressed = "gzip".equalsIgnoreCase(response.getHeaderString("Content-Encoding"));
        if (call.isReadAsItIs() && !compressed) {
            compare(call, call.reading().reading().read(response), asked, true);
            return;
        }
        Received received = Received.of(response, call.reading().atMost(), BUFFER);
        byte[] read = compressed ? decompressed(received.bytes()) : received.bytes();
        compare(call, read, asked, call.reading().toTheEnd() && received.failure() == null);
    }

    /** @param whole false if the application read a part only */
    private void compare(ReportedCall call, byte[] read, boolean asked, boolean whole) {
        call.callerBody(asked).ifPresent(body -> {
            byte[] expected = whole || read.length > body.length ? body : Arrays.copyOf(body, read.length);
            if (!Arrays.equals(expected, read)) {
                differences.add("bytes read", expected.length + " that were sent",
                        read.length + ", the first other one at " + Arrays.mismatch(expected, read));
            }
        });
    }

    /** As much as can be decompressed. */
    private static byte[] decompressed(byte[] bytes) {
        ByteArrayOutputStream decompressed = new ByteArrayOutputStream();
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            for (int next = gzip.read(); next >= 0; next = gzip.read()) {
                decompressed.write(next);
            }
        } catch (IOException e) {
            // The comparison shows what is missing.
            return decompressed.toByteArray();
        }
        return decompressed.toByteArray();
    }

    private void compareEvents() {
        List<JsonNode> expected = reported.events();
        if (expected.size() != events.size()) {
            differences.add("events", expected.size(), events.size());
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            differences.addAll(expected.size() == 1 ? "" : "event " + (i + 1) + ": ",
                    ExchangeCheck.ofMembers(expected.get(i), events.get(i)));
        }
        Set<String> ids = new HashSet<>();
        events.forEach(event -> ids.add(event.id()));
        if (reported.distinctIds() && ids.size() < events.size()) {
            differences.add("different ids", events.size(), ids);
        }
    }
}
