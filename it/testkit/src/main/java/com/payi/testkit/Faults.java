package com.payi.testkit;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The faults of the ingest API that a test has asked for. */
final class Faults {
    /** @param accepts whether the event is accepted although the client gets no answer */
    record Fault(Reply reply, boolean accepts) {}

    /** What fails every request that it is in. */
    private record Poison(String text, Fault fault) {}

    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final Queue<Poison> poisons = new ConcurrentLinkedQueue<>();
    private final SplittableRandom random = new SplittableRandom(5);
    private volatile Fault outage;
    private volatile Fault frequent;
    private volatile double share;
    private volatile Duration stall = Duration.ZERO;

    void fail(int count, Reply reply) {
        add(count, new Fault(reply, false));
    }

    void reset(int count) {
        add(count, Outage.reset().fault());
    }

    void garbage(int count) {
        add(count, Outage.garbage().fault());
    }

    /** @param current null for none */
    void outage(Outage current) {
        outage = current == null ? null : current.fault();
    }

    /** Null for none. */
    Fault outage() {
        return outage;
    }

    /** @param part of all requests, from 0 to 1 */
    void failShare(double part, Reply reply) {
        frequent = new Fault(reply, false);
        share = part;
    }

    private synchronized boolean isDrawn() {
        return share > 0 && random.nextDouble() < share;
    }

    void poison(String text, Reply reply) {
        poisons.add(new Poison(text, new Fault(reply, false)));
    }

    void stall(Duration stall) {
        this.stall = stall;
    }

    Duration stall() {
        return stall;
    }

    /** Gives null when the request is to be answered as it should be. */
    Fault of(HttpRequestRecord request) {
        Fault current = outage;
        if (current != null || isDrawn()) {
            return current != null ? current : frequent;
        }
        return Optional.ofNullable(next.poll()).orElseGet(() -> poison(request));
    }

    private Fault poison(HttpRequestRecord request) {
        if (poisons.isEmpty()) {
            return null;
        }
        String whole = request.target() + request.bodyText();
        return poisons.stream().filter(poison -> whole.contains(poison.text())).map(Poison::fault).findFirst().orElse(null);
    }

    void clear() {
        next.clear();
        poisons.clear();
        outage = null;
        share = 0;
        stall = Duration.ZERO;
    }

    private void add(int count, Fault fault) {
        for (int i = 0; i < count; i++) {
            next.add(fault);
        }
    }
}
