package com.payi.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The calls that were accounted for, in the order in which Pay-i saw them; a test can wait for more. */
final class CallLog {
    private final List<PayiCall> calls = new ArrayList<>();
    /** Changes with each call, also where a reset keeps the number of calls. */
    private long changes;

    synchronized void add(PayiCall call) {
        calls.add(call);
        changes++;
        notifyAll();
    }

    synchronized List<PayiCall> all() {
        return List.copyOf(calls);
    }

    synchronized void clear() {
        calls.clear();
        changes++;
        notifyAll();
    }

    /** Waits until the calls meet a condition, but no longer than that; gives the calls there are then. */
    synchronized List<PayiCall> await(Predicate<List<PayiCall>> condition, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.test(List.copyOf(calls)) && pause(deadline - System.nanoTime())) {
            // Another call has come.
        }
        return List.copyOf(calls);
    }

    /** Waits until no call has come for some time, but no longer than the patience; gives the calls there are then. */
    synchronized List<PayiCall> settled(Duration quiet, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long before;
        do {
            before = changes;
            long end = Math.min(System.nanoTime() + quiet.toNanos(), deadline);
            while (before == changes && pause(end - System.nanoTime())) {
                // The thread woke up early.
            }
        } while (before != changes && System.nanoTime() < deadline);
        return List.copyOf(calls);
    }

    /** Waits for a change; gives false where no time is left. */
    private boolean pause(long nanoseconds) {
        if (nanoseconds <= 0) {
            return false;
        }
        try {
            wait(nanoseconds / 1_000_000, (int) (nanoseconds % 1_000_000));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
