package com.payi.quarkus.deployment.devservices;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call that was reported or proxied.
 *
 * @param number from 1 on, in the order of their arrival
 * @param id      the provider's id of its answer, null if it has none
 * @param status  the provider's status, null where it was not reported
 */
record ReceivedCall(long number, Instant at, Mode mode, String id, String category, String resource, Integer status,
        CallContext context, Map<String, Units> units, Charge charge) {
    /** The status of a call that had no answer. */
    private static final int NO_ANSWER = 299;

    /** How Pay-i learns of a call. */
    enum Mode {
        INGEST, PROXY;

        String text() {
            return this == INGEST ? "ingest" : "proxy";
        }
    }

    /** Whether its cost is all that it costs: nothing is known of an answer without usage. */
    boolean isPriced() {
        return charge.isPriced() && !isWithoutUsage();
    }

    boolean isWithoutUsage() {
        return units.isEmpty() && (status == null || status >= 200 && status < NO_ANSWER);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("number", number);
        json.put("requestId", Long.toString(number));
        json.put("mode", mode.text());
        json.put("receivedAt", at.toString());
        json.put("providerResponseId", id);
        json.put("category", category);
        json.put("resource", resource);
        json.put("httpStatusCode", status);
        json.put("useCaseName", context.useCaseName());
        json.put("useCaseId", context.useCaseId());
        json.put("useCaseVersion", context.useCaseVersion());
        json.put("useCaseStep", context.useCaseStep());
        json.put("userId", context.userId());
        json.put("accountName", context.accountName());
        json.put("limitIds", context.limitIds());
        json.put("properties", context.properties());
        json.put("useCaseProperties", context.useCaseProperties());
        json.put("units", Units.json(units));
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("input", Usd.of(charge.input()));
        cost.put("output", Usd.of(charge.output()));
        cost.put("total", Usd.of(charge.total()));
        json.put("cost", cost);
        json.put("priced", isPriced());
        json.put("prices", charge.origin());
        if (!charge.isPriced()) {
            json.put("unknownUnits", Units.json(charge.unknown()));
        }
        json.values().removeIf(value -> value == null);
        return json;
    }
}
