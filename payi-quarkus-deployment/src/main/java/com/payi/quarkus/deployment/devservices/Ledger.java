package com.payi.quarkus.deployment.devservices;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls that Pay-i would know, and what was spent. It outlives each start of the application in dev mode. The latest
 * calls are kept; amounts are kept of all. For any thread.
 */
final class Ledger {
    static final int MOST_CALLS = 10_000;
    private static final String NO_USE_CASE = "";

    private final Deque<ReceivedCall> calls = new ArrayDeque<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, BigDecimal> costByUseCase = new LinkedHashMap<>();
    private final Map<String, BigDecimal> spentByLimit = new LinkedHashMap<>();
    private BigDecimal cost = BigDecimal.ZERO;
    private long count;
    private long unpriced;
    private long lastNumber;

    /** What is counted of a call. */
    record Entry(ReceivedCall.Mode mode, String id, String category, String resource, Integer status, CallContext context,
            Map<String, Units> units) {}

    /**
     * What became of a call.
     *
     * @param states of its limits
     */
    record Booking(ReceivedCall call, boolean duplicate, Map<String, String> states, List<String> warnings) {}

    /** What was spent. */
    record Totals(long count, long unpriced, BigDecimal cost, Map<String, BigDecimal> costByUseCase,
            Map<String, BigDecimal> spentByLimit) {}

    /** Counts a call, unless its id was counted before. */
    synchronized Booking book(Entry entry, DevServiceSettings settings) {
        boolean duplicate = entry.id() != null && ids.contains(entry.id());
        Charge charge = settings.prices().charge(entry.category(), entry.resource(), entry.units());
        ReceivedCall call = new ReceivedCall(++lastNumber, Instant.now(), entry.mode(), entry.id(), entry.category(),
                entry.resource(), entry.status(), entry.context(), entry.units(), charge);
        Map<String, String> states = new LinkedHashMap<>();
        for (String id : entry.context().limitIds()) {
            BigDecimal after = duplicate ? spent(id) : spent(id).add(charge.total());
            spentByLimit.put(id, after);
            states.put(id, state(settings.limits().get(id), after));
        }
        if (!duplicate) {
            keep(call);
        }
        return new Booking(call, duplicate, states, Warnings.of(call, settings));
    }

    private static String state(Limit limit, BigDecimal spent) {
        return limit == null ? "ok" : limit.stateAfter(spent);
    }

    private void keep(ReceivedCall call) {
        calls.add(call);
        if (call.id() != null) {
            ids.add(call.id());
        }
        if (calls.size() > MOST_CALLS) {
            ids.remove(calls.remove().id());
        }
        count++;
        unpriced += call.isPriced() ? 0 : 1;
        cost = cost.add(call.charge().total());
        String useCase = call.context().useCaseName();
        costByUseCase.merge(useCase == null ? NO_USE_CASE : useCase, call.charge().total(), BigDecimal::add);
    }

    private BigDecimal spent(String limitId) {
        return spentByLimit.getOrDefault(limitId, BigDecimal.ZERO);
    }

    /** The states of the limits of a call that one of them refuses; empty if none does. */
    synchronized Map<String, String> refusing(List<String> limitIds, Map<String, Limit> limits) {
        Set<String> blocked = new LinkedHashSet<>(limitIds);
        blocked.removeIf(id -> !limits.containsKey(id) || !limits.get(id).isBlocked(spent(id)));
        Map<String, String> states = new LinkedHashMap<>();
        if (!blocked.isEmpty()) {
            limitIds.forEach(id -> states.put(id, blocked.contains(id) ? "blocked" : "blocked_external"));
        }
        return states;
    }

    /** Calls with a greater number, the oldest first. */
    synchronized List<ReceivedCall> calls(long after, int most) {
        return calls.stream().filter(call -> call.number() > after).limit(most).toList();
    }

    synchronized Totals totals() {
        return new Totals(count, unpriced, cost, new LinkedHashMap<>(costByUseCase), new LinkedHashMap<>(spentByLimit));
    }

    /** Numbers go on, so that no number is given twice. */
    synchronized void reset() {
        calls.clear();
        ids.clear();
        costByUseCase.clear();
        spentByLimit.clear();
        cost = BigDecimal.ZERO;
        count = 0;
        unpriced = 0;
    }
}
