package com.payi.it.kit;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The faults of the ingest API that a test has asked for. */
final class Faults {
    private static final String GARBAGE = "<html>not what you asked for";

    /** @param accepts whether the event is taken in although the client cannot learn it */
    record Fault(Reply reply, boolean accepts) {}

    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private volatile Duration stall = Duration.ZERO;

    void fail(int count, Reply reply) {
        add(count, new Fault(reply, false));
    }

    void reset(int count) {
        add(count, new Fault(Reply.reset(), false));
    }

    void garbage(int count) {
        add(count, new Fault(Reply.json(GARBAGE), true));
    }

    void stall(Duration stall) {
        this.stall = stall;
    }

    Duration stall() {
        return stall;
    }

    /** Gives null when the next request is to be answered as it should be. */
    Fault poll() {
        return next.poll();
    }

    void clear() {
        next.clear();
        stall = Duration.ZERO;
    }

    private void add(int count, Fault fault) {
        for (int i = 0; i < count; i++) {
            next.add(fault);
        }
    }
}
