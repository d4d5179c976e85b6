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

/**
 * The latest state of each limit. Ages are measured with a monotonic clock; the wall clock is only shown. One lock is
 * enough: it is held for less than a microsecond, beside calls of many milliseconds.
 */
public final class LimitStateCache implements LimitStates {
    static final int CAPACITY = 10_000;

    private final long ttlNanos;
    private final LongSupplier nanoTime;
    private final InstantSource clock;
    /** Those that were named last at the end. */
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    public LimitStateCache(Duration ttl) {
        this(ttl, System::nanoTime, InstantSource.system());
    }

    LimitStateCache(Duration ttl, LongSupplier nanoTime, InstantSource clock) {
        this.ttlNanos = ttl.toNanos();
        this.nanoTime = nanoTime;
        this.clock = clock;
    }

    /** Remembers the states in a result of Pay-i. */
    public void learn(PayiResult result) {
        Map<String, LimitState> states = LimitRefusal.states(result);
        if (!states.isEmpty()) {
            learn(states);
        }
    }

    private synchronized void learn(Map<String, LimitState> states) {
        long now = nanoTime.getAsLong();
        Instant updatedAt = clock.instant();
        states.forEach((id, state) -> {
            // Removed first, so that it moves to the end.
            Entry before = entries.remove(id);
            Instant since = before != null && before.status.state() == state ? before.status.since() : updatedAt;
            entries.put(id, new Entry(new LimitStatus(id, state, since, updatedAt), now));
        });
        while (entries.size() > CAPACITY) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    @Override
    public synchronized Optional<LimitStatus> state(String limitId) {
        Entry entry = entries.get(limitId);
        return entry != null && isKnown(entry, nanoTime.getAsLong()) ? Optional.of(entry.status) : Optional.empty();
    }

    @Override
    public synchronized Map<String, LimitStatus> all() {
        long now = nanoTime.getAsLong();
        Map<String, LimitStatus> known = new LinkedHashMap<>();
        entries.forEach((id, entry) -> {
            if (isKnown(entry, now)) {
                known.put(id, entry.status);
            }
        });
        return Collections.unmodifiableMap(known);
    }

    /** Those of some limits that are known as blocked. */
    synchronized List<LimitStatus> blocked(Collection<String> limitIds) {
        long now = nanoTime.getAsLong();
        return blockedEntries(limitIds).stream().filter(entry -> isKnown(entry, now)).map(entry -> entry.status).toList();
    }

    /**
     * Those of some limits that a call is to be refused for. When the state of a limit has become too old, the first
     * call is let through, so that its answer updates the state; the others are still refused while that answer may
     * come.
     */
    synchronized List<LimitStatus> refusing(Collection<String> limitIds) {
        long now = nanoTime.getAsLong();
        List<Entry> blocked = blockedEntries(limitIds);
        List<LimitStatus> refusing = blocked.stream().filter(entry -> isKnown(entry, now)).map(entry -> entry.status).toList();
        if (refusing.isEmpty()) {
            blocked.forEach(entry -> entry.asked = true);
        }
        return refusing;
    }

    private List<Entry> blockedEntries(Collection<String> limitIds) {
        List<Entry> blocked = new ArrayList<>();
        for (String id : limitIds) {
            Entry entry = entries.get(id);
            if (entry != null && entry.status.state() == LimitState.BLOCKED) {
                blocked.add(entry);
            }
        }
        return blocked;
    }

    private boolean isKnown(Entry entry, long now) {
        long age = now - entry.updatedNanos;
        return age < ttlNanos || entry.asked && age < 2 * ttlNanos;
    }

    private static final class Entry {
        private final LimitStatus status;
        private final long updatedNanos;
        /** Whether a call was let through to ask again. */
        private boolean asked;

        private Entry(LimitStatus status, long updatedNanos) {
            this.status = status;
            this.updatedNanos = updatedNanos;
        }
    }
}
