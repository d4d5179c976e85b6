package com.payi.quarkus.runtime.devui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call as the Dev UI shows it: what was reported, and what is known of Pay-i's answer.
 *
 * @param number of the call since the start of dev mode
 * @param revision of the log when the call was changed last
 * @param reported what the call reported; members that are not known are left out
 * @param answered what is known of Pay-i's answer, over it
 * @param json exactly what is sent to Pay-i; null for a proxied call, of which nothing is reported
 * @param levels the levels of the context
 */
record ShownCall(long number, long revision, Map<String, Object> reported, Map<String, Object> answered, String json,
        List<Map<String, Object>> levels) {
    ShownCall answered(long changedAt, Map<String, Object> answer) {
        return new ShownCall(number, changedAt, reported, answer, json, levels);
    }

    /** Without what is shown on demand only. */
    Map<String, Object> row() {
        Map<String, Object> row = new LinkedHashMap<>(reported);
        row.put("number", number);
        row.putAll(answered);
        return row;
    }
}
