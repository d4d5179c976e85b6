package com.payi.quarkus.runtime.devui;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest calls of an application in dev mode, and the sums of all. There is one for the process: its class belongs
 * to a library, which a live reload keeps, so the calls are still shown after it. It holds texts and numbers only, and so
 * keeps no class of the application alive.
 */
final class CallLog {
    static final int CAPACITY = 1000;
    static final CallLog SHARED = new CallLog();

    private final LinkedHashMap<Long, ShownCall> calls = new LinkedHashMap<>();
    private final Map<String, Long> numberOfId = new HashMap<>();
    private long revision;
    private long epoch;
    private long count;
    private LocalDate day = LocalDate.now();
    private double costOfDay;

    /** What a view does not have yet. */
    record Changes(long epoch, long revision, List<Map<String, Object>> rows) {}

    /** The sums of all calls. */
    record Sums(long calls, double costToday) {}

    /** @param id null for a proxied call */
    synchronized void add(String id, Map<String, Object> reported, Map<String, Object> answered, String json,
            List<Map<String, Object>> levels) {
        count++;
        revision++;
        calls.put(count, new ShownCall(count, revision, reported, answered, json, levels));
        if (id != null) {
            numberOfId.put(id, count);
        }
        addCost(answered);
        if (calls.size() > CAPACITY) {
            Long eldest = calls.keySet().iterator().next();
            calls.remove(eldest);
            numberOfId.values().remove(eldest);
        }
    }

    /** @return false if the call is not among the latest any more */
    synchronized boolean answered(String id, Map<String, Object> answer) {
        Long number = numberOfId.get(id);
        if (number == null) {
            return false;
        }
        revision++;
        calls.computeIfPresent(number, (same, call) -> call.answered(revision, answer));
        addCost(answer);
        return true;
    }

    private void addCost(Map<String, Object> answer) {
        LocalDate today = LocalDate.now();
        if (!today.equals(day)) {
            day = today;
            costOfDay = 0;
        }
        if (answer.get("cost") instanceof Double cost) {
            costOfDay += cost;
        }
    }

    /** @param known the revision that a view has; all calls if it is of another epoch */
    synchronized Changes since(long knownEpoch, long known) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (ShownCall call : calls.values()) {
            if (knownEpoch != epoch || call.revision() > known) {
                rows.add(call.row());
            }
        }
        return new Changes(epoch, revision, rows);
    }

    synchronized Sums sums() {
        addCost(Map.of());
        return new Sums(count, costOfDay);
    }

    /** Null if it is not among the latest any more. */
    synchronized ShownCall call(long number) {
        return calls.get(number);
    }

    /** Forgets all calls and sums. */
    synchronized void clear() {
        calls.clear();
        numberOfId.clear();
        epoch++;
        count = 0;
        costOfDay = 0;
    }
}
