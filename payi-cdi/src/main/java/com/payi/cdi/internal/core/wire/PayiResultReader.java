package com.payi.cdi.internal.core.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;
import com.payi.cdi.spi.JsonTree;

/** Reads Pay-i's result for a call, in its answer to an event or inside a proxied answer. Every member is optional. */
public final class PayiResultReader {
    private PayiResultReader() {}

    /** @param providerResponseId null for a proxied call */
    public static PayiResult read(JsonTree result, String providerResponseId) {
        return read(result, providerResponseId, null);
    }

    /** The result in the answer to an event, with Pay-i's time. */
    public static PayiResult ofEvent(String id, JsonTree answer) {
        return read(answer.at("xproxy_result"), id, instant(answer.at("ingest_timestamp").text()));
    }

    private static PayiResult read(JsonTree result, String providerResponseId, Instant ingestedAt) {
        return new ReceivedResult(text(result, "request_id"), Optional.ofNullable(providerResponseId),
                providerResponseId == null, text(result, "use_case_name"), text(result, "use_case_id"), text(result, "user_id"),
                cost(result.at("cost")), limits(result.at("limits")), texts(result.at("blocked_limit_ids")),
                result.at("duplicate_request").isTrue(), texts(result.at("warnings")),
                units(result.at("unknown_units")), texts(result.at("actions")), ingestedAt, false);
    }

    /** The answer to a bulk request has no results: it confirms only that the events have arrived. In their order. */
    public static List<PayiResult> ofBulk(List<String> ids, JsonTree answer) {
        Optional<String> request = text(answer, "request_id");
        Instant ingestedAt = instant(answer.at("ingest_timestamp").text());
        List<PayiResult> results = new ArrayList<>(ids.size());
        for (String id : ids) {
            results.add(new ReceivedResult(request, Optional.of(id), false, Optional.empty(), Optional.empty(),
                    Optional.empty(), Optional.empty(), Map.of(), List.of(), false, List.of(), Map.of(), List.of(),
                    ingestedAt, true));
        }
        return results;
    }

    /** Null if it is none. */
    private static Instant instant(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Optional<String> text(JsonTree result, String member) {
        return Optional.ofNullable(result.at(member).text());
    }

    private static Optional<PayiResult.Cost> cost(JsonTree cost) {
        return !cost.isObject()
                ? Optional.empty()
                : Optional.of(new PayiResult.Cost(cost.at("input", "base").number(), cost.at("output", "base").number(),
                        cost.at("total", "base").number()));
    }

    private static Map<String, LimitState> limits(JsonTree limits) {
        Map<String, LimitState> states = new LinkedHashMap<>();
        limits.members().keySet()
                .forEach(id -> states.put(id.toString(), LimitState.of(limits.at(id.toString(), "state").text())));
        return states;
    }

    private static Map<String, PayiResult.Units> units(JsonTree units) {
        Map<String, PayiResult.Units> counts = new LinkedHashMap<>();
        units.members().keySet().forEach(name -> {
            JsonTree unit = units.at(name.toString());
            counts.put(name.toString(), new PayiResult.Units(unit.at("input").count(), unit.at("output").count()));
        });
        return counts;
    }

    private static List<String> texts(JsonTree list) {
        return list.elements().stream().map(JsonTree::text).filter(Objects::nonNull).toList();
    }
}
