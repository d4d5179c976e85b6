package com.payi.cdi.strict;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.TrackScope;
import com.payi.cdi.internal.core.context.ScopeWatch;

/**
 * Remembers every scope of the tests from its opening to its close, with the stack that opened it. Static, because the
 * library makes its own instance.
 */
public final class WatchedScopes implements ScopeWatch {
    private static final Object LOCK = new Object();
    private static final Map<TrackScope, Opening> OPEN = new LinkedHashMap<>();
    private static final List<Opening> CLOSED_ELSEWHERE = new ArrayList<>();

    /** Where a scope was opened; the stack is the message. */
    private static final class Opening extends Throwable {
        private static final long serialVersionUID = 1L;

        private Opening(String message) {
            super(message);
        }
    }

    @Override
    public void opened(TrackScope scope) {
        Opening opening = new Opening("opened on thread " + Thread.currentThread().getName());
        synchronized (LOCK) {
            OPEN.put(scope, opening);
        }
    }

    @Override
    public void closed(TrackScope scope) {
        synchronized (LOCK) {
            OPEN.remove(scope);
            LOCK.notifyAll();
        }
    }

    @Override
    public void closedElsewhere(TrackScope scope) {
        Opening closing = new Opening("closed on thread " + Thread.currentThread().getName());
        synchronized (LOCK) {
            if (OPEN.containsKey(scope)) {
                closing.initCause(OPEN.get(scope));
            }
            CLOSED_ELSEWHERE.add(closing);
        }
    }

    /** Begins anew: what one test did is not held against the next. */
    public static void forget() {
        synchronized (LOCK) {
            OPEN.clear();
            CLOSED_ELSEWHERE.clear();
        }
    }

    /** Excuses scopes that were closed on another thread, for tests of what happens then. */
    public static void forgiveClosingElsewhere() {
        synchronized (LOCK) {
            CLOSED_ELSEWHERE.clear();
        }
    }

    /**
     * Fails if a scope was closed on another thread or is still open, with the stacks as causes and suppressed failures.
     *
     * @param patience how long other threads may take to close what they have open
     */
    public static void check(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (LOCK) {
            for (long left = patience.toNanos(); !OPEN.isEmpty() && left > 0; left = deadline - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(LOCK, left);
            }
            if (!CLOSED_ELSEWHERE.isEmpty()) {
                throw failure("Scopes were closed on another thread than the one that opened them", CLOSED_ELSEWHERE);
            }
            if (!OPEN.isEmpty()) {
                throw failure("Scopes were not closed", List.copyOf(OPEN.values()));
            }
        }
    }

    private static AssertionError failure(String message, List<Opening> openings) {
        AssertionError failure = new AssertionError(message + ": " + openings.size(), openings.get(0));
        openings.stream().skip(1).forEach(failure::addSuppressed);
        return failure;
    }
}
