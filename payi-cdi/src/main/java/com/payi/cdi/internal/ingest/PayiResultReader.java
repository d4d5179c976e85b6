package com.payi.cdi.internal.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;
import com.payi.cdi.internal.json.JsonTree;

/** Reads what Pay-i says about a call, in its answer to an event or inside a proxied answer. Every member is optional. */
public final class PayiResultReader {
    private PayiResultReader() {}

    public static PayiResult read(JsonTree result, String providerResponseId, boolean proxied) {
        return new PayiResult(result.at("request_id").text(), providerResponseId, proxied, result.at("use_case_name").text(),
                result.at("use_case_id").text(), result.at("user_id").text(), cost(result.at("cost")),
                limits(result.at("limits")), texts(result.at("blocked_limit_ids")), result.at("duplicate_request").isTrue(),
                texts(result.at("warnings")));
    }

    private static PayiResult.Cost cost(JsonTree cost) {
        return !cost.isObject()
                ? null
                : new PayiResult.Cost(cost.at("input", "base").number(), cost.at("output", "base").number(),
                        cost.at("total", "base").number());
    }

    private static Map<String, LimitState> limits(JsonTree limits) {
        Map<String, LimitState> states = new LinkedHashMap<>();
        limits.members().keySet()
                .forEach(id -> states.put(id.toString(), LimitState.of(limits.at(id.toString(), "state").text())));
        return states;
    }

    private static List<String> texts(JsonTree list) {
        return list.elements().stream().map(JsonTree::text).filter(Objects::nonNull).toList();
    }
}
