package com.payi.quarkus.deployment.devservices;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.quarkus.deployment.devservices.Ledger.Booking;

/** The JSON that Pay-i answers with. */
final class PayiAnswers {
    static final String LIMIT_REACHED = "limit_reached";

    private PayiAnswers() {}

    /** An item of a bulk request that was refused. */
    record Refusal(int index, Map<String, Object> error) {}

    /** To an event on its own. */
    static Map<String, Object> accepted(Booking booking, String eventTimestamp) {
        String now = Instant.now().toString();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("request_id", requestId(booking));
        answer.put("event_timestamp", eventTimestamp == null ? now : eventTimestamp);
        answer.put("ingest_timestamp", now);
        answer.put("xproxy_result", result(booking));
        return answer;
    }

    static Map<String, Object> bulk(String requestId, int total, List<Refusal> refusals) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("request_id", requestId);
        answer.put("ingest_timestamp", Instant.now().toString());
        answer.put("ingest_count", total - refusals.size());
        answer.put("error_count", refusals.size());
        answer.put("item_error_count", refusals.size());
        answer.put("total_count", total);
        List<Object> errors = new ArrayList<>();
        refusals.forEach(refusal -> errors.add(Map.of("item_index", refusal.index(), "xproxy_result", refusal.error())));
        answer.put("errors", errors);
        return answer;
    }

    static Map<String, Object> result(Booking booking) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("request_id", requestId(booking));
        result.putAll(booking.call().context().result());
        limits(result, booking.states());
        Charge charge = booking.call().charge();
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("currency", "usd");
        cost.put("input", Map.of("base", Usd.of(charge.input())));
        cost.put("output", Map.of("base", Usd.of(charge.output())));
        cost.put("total", Map.of("base", Usd.of(charge.total())));
        result.put("cost", cost);
        if (!charge.isPriced()) {
            result.put("unknown_units", Units.json(charge.unknown()));
        }
        if (booking.duplicate()) {
            result.put("duplicate_request", true);
        }
        if (!booking.warnings().isEmpty()) {
            result.put("warnings", booking.warnings());
        }
        return result;
    }

    /** To a proxied call that limits refuse. */
    static Map<String, Object> refused(CallContext context, Map<String, String> states) {
        Map<String, Object> answer = error(400, LIMIT_REACHED, "Insufficient limit for the requested operation");
        Map<String, Object> result = context.result();
        limits(result, states);
        result.put("blocked_limit_ids", states.keySet().stream().filter(id -> states.get(id).equals("blocked")).toList());
        answer.put("xproxy_result", result);
        return answer;
    }

    static Map<String, Object> error(int status, String code, String message) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("statusCode", status);
        error.put("message", message);
        Map<String, Object> cause = new LinkedHashMap<>();
        cause.put("code", code);
        cause.put("message", message);
        error.put("xproxy_error", cause);
        return error;
    }

    private static void limits(Map<String, Object> result, Map<String, String> states) {
        if (!states.isEmpty()) {
            Map<String, Object> limits = new LinkedHashMap<>();
            states.forEach((id, state) -> limits.put(id, Map.of("state", state)));
            result.put("limits", limits);
        }
    }

    private static String requestId(Booking booking) {
        return Long.toString(booking.call().number());
    }
}
