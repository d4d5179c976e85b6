package com.payi.cdi.internal.core.limits;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStates;
import com.payi.cdi.LimitStatus;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.core.wire.DatedResult;

/**
 * The latest state of each limit. The times of the calls and of Pay-i's answers decide which one is the latest, as
 * answers overtake each other. Ages are measured with a monotonic clock; the wall clock is only shown. One lock is
 * enough: it is held for less than a microsecond, beside calls of many milliseconds.
 */
public final class LimitStateCache implements LimitStates {
    static final int CAPACITY = 10_000;
    /** Blocked limits give way to nothing else, so their number has a bound that no application reaches. */
    static final int MOST_BLOCKED = 10 * CAPACITY;

    private final long ttlNanos;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    /** Limits that are not blocked; those that were named last at the end. */
    private final Map<String, Entry> open = new LinkedHashMap<>();
    /** Blocked limits, in the same order. */
    private final Map<String, Entry> blocked = new LinkedHashMap<>();

    public LimitStateCache(Duration ttl) {
        this(ttl, System::nanoTime, InstantSource.system());
    }

    LimitStateCache(Duration ttl, LongSupplier nanoTime, InstantSource clock) {
        this.ttlNanos = ttl.toNanos();
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /**
     * Remembers the states in a result of Pay-i, unless a newer one is known.
     *
     * @param called when the call was made that Pay-i answers
     */
    public void learn(PayiResult result, Instant called) {
        Map<String, LimitState> states = LimitRefusal.states(result);
        if (!states.isEmpty()) {
            learn(states, called, result instanceof DatedResult dated ? dated.ingestedAt() : null);
        }
    }

    private synchronized void learn(Map<String, LimitState> states, Instant called, Instant answered) {
        long now = nanoTime.getAsLong();
        Instant updatedAt = clock.instant();
        states.forEach((id, state) -> {
            Entry before = entry(id);
            if (before == null || !isKnown(before, now) || !before.isNewerThan(state, called, answered)) {
                Instant since = before != null && before.status.state() == state ? before.status.since() : updatedAt;
                put(id, new Entry(new LimitStatus(id, state, since, updatedAt), now, called, answered));
            }
        });
        while (open.size() > CAPACITY) {
            removeEldest(open);
        }
        while (blocked.size() > CAPACITY && (blocked.size() > MOST_BLOCKED || isForgotten(eldest(blocked), now))) {
            removeEldest(blocked);
        }
    }

    private Entry entry(String id) {
        Entry entry = blocked.get(id);
        return entry != null ? entry : open.get(id);
    }

    private void put(String id, Entry entry) {
        // Removed first, so that it moves to the end.
        open.remove(id);
        blocked.remove(id);
        (entry.status.state() == LimitState.BLOCKED ? blocked : open).put(id, entry);
    }

    private static Entry eldest(Map<String, Entry> entries) {
        return entries.values().iterator().next();
    }

    private static void removeEldest(Map<String, Entry> entries) {
        entries.remove(entries.keySet().iterator().next());
    }

    @Override
    public synchronized Optional<LimitStatus> state(String limitId) {
        Entry entry = entry(limitId);
        return entry != null && isKnown(entry, nanoTime.getAsLong()) ? Optional.of(entry.status) : Optional.empty();
    }

    @Override
    public synchronized Map<String, LimitStatus> all() {
        long now = nanoTime.getAsLong();
        Map<String, LimitStatus> known = new LinkedHashMap<>();
        for (Map<String, Entry> entries : List.of(open, blocked)) {
            entries.forEach((id, entry) -> {
                if (isKnown(entry, now)) {
                    known.put(id, entry.status);
                }
            });
        }
        return Collections.unmodifiableMap(known);
    }

    /** Those of some limits that are known as blocked. */
    synchronized List<LimitStatus> blocked(Collection<String> limitIds) {
        if (blocked.isEmpty()) {
            return List.of();
        }
        long now = nanoTime.getAsLong();
        return blockedEntries(limitIds).stream().filter(entry -> isKnown(entry, now)).map(entry -> entry.status).toList();
    }

    /**
     * Those of some limits that a call is to be refused for. When the state of a limit has become too old, the first
     * call is let through, so that its answer updates the state; the others are still refused while that answer may
     * come.
     */
    synchronized List<LimitStatus> refusing(Collection<String> limitIds) {
        if (blocked.isEmpty()) {
            return List.of();
        }
        long now = nanoTime.getAsLong();
        List<Entry> found = blockedEntries(limitIds);
        List<LimitStatus> refusing = found.stream().filter(entry -> isKnown(entry, now)).map(entry -> entry.status).toList();
        if (refusing.isEmpty()) {
            found.forEach(entry -> entry.asked = true);
        }
        return refusing;
    }

    private List<Entry> blockedEntries(Collection<String> limitIds) {
        List<Entry> found = new ArrayList<>();
        for (String id : limitIds) {
            Entry entry = blocked.get(id);
            if (entry != null) {
                found.add(entry);
            }
        }
        return found;
    }

    private boolean isKnown(Entry entry, long now) {
        long age = now - entry.updatedNanos;
        return age < ttlNanos || entry.asked && age < 2 * ttlNanos;
    }

    /** Whether no question about the entry can have another answer than for one that is not there. */
    private boolean isForgotten(Entry entry, long now) {
        return now - entry.updatedNanos >= 2 * ttlNanos;
    }

    private static final class Entry {
        private final LimitStatus status;
        private final long updatedNanos;
        private final Instant called;
        /** Null if Pay-i did not give its time. */
        private final Instant answered;
        /** Whether a call was let through to ask again. */
        private boolean asked;

        private Entry(LimitStatus status, long updatedNanos, Instant called, Instant answered) {
            this.status = status;
            this.updatedNanos = updatedNanos;
            this.called = called;
            this.answered = answered;
        }

        /**
         * Whether an answer is older than this one. The answer to an older call can report that a limit is used up by
         * that very call; Pay-i's time then shows that it is newer. It never lifts what the answer to a newer call has
         * set.
         */
        private boolean isNewerThan(LimitState state, Instant otherCalled, Instant otherAnswered) {
            int byPayi = answered == null || otherAnswered == null ? 0 : answered.compareTo(otherAnswered);
            return byPayi > 0 || called.isAfter(otherCalled) && (byPayi == 0 || state != LimitState.BLOCKED);
        }
    }
}
