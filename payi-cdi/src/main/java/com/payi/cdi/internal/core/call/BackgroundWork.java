package com.payi.cdi.internal.core.call;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import com.payi.cdi.internal.core.provider.reading.BackgroundDialect;
import com.payi.cdi.internal.core.provider.reading.BackgroundReader;
import com.payi.cdi.internal.core.wire.CallUri;

/**
 * The calls whose work goes on at the provider after their answer. Each is one event: the first answer that shows the end
 * of the work completes the call that began it, in the context of that call, whoever asked. What nobody asks for is
 * reported without units after a time. Safe for many threads.
 */
public final class BackgroundWork {
    /** Of calls that are kept, and of ends that are remembered. */
    private static final int MAX_CALLS = 1000;
    private static final int MAX_ENDS = 10_000;
    private static final long MAX_BYTES = 16 * 1024 * 1024;

    private final long ttlNanos;
    private final LongSupplier nanoTime;
    /** The oldest first. */
    private final Map<WorkKey, Kept> kept = new LinkedHashMap<>();
    private final Map<WorkKey, Boolean> ends = new LinkedHashMap<>();
    private long bytes;

    /** A call, and when its answer came. */
    private record Kept(FinishedExchange call, long nanos) {}

    /** @param ttlNanos how long the end of the work is waited for */
    public BackgroundWork(long ttlNanos, LongSupplier nanoTime) {
        this.ttlNanos = ttlNanos;
        this.nanoTime = nanoTime;
    }

    /** The call that began this work, null if it is not known. */
    synchronized FinishedExchange begunBy(WorkKey key) {
        Kept begun = kept.get(key);
        return begun == null ? null : begun.call();
    }

    /** What is to be reported now that an exchange has ended: mostly that exchange, of work that goes on nothing. */
    public List<FinishedExchange> toReport(FinishedExchange exchange) {
        if (!(exchange.dialect() instanceof BackgroundDialect dialect)
                || !(exchange.usage() instanceof BackgroundReader answer)) {
            return List.of(exchange);
        }
        boolean success = exchange.answer().status() / 100 == 2;
        if (exchange.workAskedFor() != null) {
            WorkKey key = new WorkKey(CallUri.host(exchange.uri()), exchange.workAskedFor());
            return success && answer.hasEnded() ? ended(key, exchange, dialect.reportsUnknownWork()) : List.of();
        }
        if (success && answer.goesOn() && answer.workId() != null && dialect.beginsWork(exchange.request().tree())) {
            return keep(new WorkKey(CallUri.host(exchange.uri()), answer.workId()), exchange);
        }
        return List.of(exchange);
    }

    private synchronized List<FinishedExchange> keep(WorkKey key, FinishedExchange call) {
        List<FinishedExchange> displaced = new ArrayList<>();
        Kept before = kept.put(key, new Kept(call, nanoTime.getAsLong()));
        bytes += call.keptBytes();
        if (before != null) {
            // An answer that names the same work again belongs to another call all the same.
            bytes -= before.call().keptBytes();
            displaced.add(before.call().notFetched());
        }
        Iterator<Kept> oldest = kept.values().iterator();
        while (kept.size() > MAX_CALLS || bytes > MAX_BYTES && kept.size() > 1) {
            FinishedExchange longest = oldest.next().call();
            oldest.remove();
            bytes -= longest.keptBytes();
            displaced.add(longest.notFetched());
        }
        return displaced;
    }

    private synchronized List<FinishedExchange> ended(WorkKey key, FinishedExchange answer, boolean alsoUnknown) {
        Kept begun = kept.remove(key);
        boolean first = ends.put(key, Boolean.TRUE) == null;
        if (ends.size() > MAX_ENDS) {
            ends.remove(ends.keySet().iterator().next());
        }
        if (begun != null) {
            bytes -= begun.call().keptBytes();
            return List.of(begun.call().completedBy(answer));
        }
        return alsoUnknown && first ? List.of(answer) : List.of();
    }

    /** The calls that waited too long for the end of their work; they are not kept any more. */
    public synchronized List<FinishedExchange> expired() {
        if (kept.isEmpty()) {
            return Collections.emptyList();
        }
        List<FinishedExchange> expired = new ArrayList<>();
        long now = nanoTime.getAsLong();
        kept.values().removeIf(call -> {
            boolean tooOld = now - call.nanos() >= ttlNanos;
            if (tooOld) {
                bytes -= call.call().keptBytes();
                expired.add(call.call().notFetched());
            }
            return tooOld;
        });
        return expired;
    }

    /** All calls that are kept: the application ends. */
    public synchronized List<FinishedExchange> close() {
        List<FinishedExchange> rest = kept.values().stream().map(Kept::call).map(FinishedExchange::notFetched).toList();
        kept.clear();
        bytes = 0;
        return rest;
    }
}
