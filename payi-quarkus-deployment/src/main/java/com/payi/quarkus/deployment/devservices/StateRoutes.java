package com.payi.quarkus.deployment.devservices;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the dev service has received, for tests and for the Dev UI; and Pay-i's own route of a limit. */
final class StateRoutes {
    private static final String STATE = "/dev/state";
    private static final String EVENTS = "/dev/events";
    private static final String RESET = "/dev/reset";
    private static final String LIMIT = "/api/v1/limits/";

    private final Ledger ledger;

    StateRoutes(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Null if there is no such route. */
    Reply answer(Request request, DevServiceSettings settings) {
        String route = request.method() + " " + request.path();
        if (route.startsWith("GET " + LIMIT)) {
            return limit(request.path().substring(LIMIT.length()), settings);
        }
        return switch (route) {
            case "GET " + STATE -> Reply.json(200, state(settings));
            case "GET " + EVENTS -> Reply.json(200, events(request, settings));
            case "POST " + RESET -> {
                ledger.reset();
                yield Reply.json(200, Map.of());
            }
            default -> null;
        };
    }

    private Map<String, Object> state(DevServiceSettings settings) {
        Ledger.Totals totals = ledger.totals();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("pricesDate", settings.prices().date());
        state.put("eventCount", totals.count());
        state.put("unpricedCount", totals.unpriced());
        state.put("cost", Usd.of(totals.cost()));
        Map<String, Object> costs = new LinkedHashMap<>();
        totals.costByUseCase().forEach((useCase, cost) -> costs.put(useCase, Usd.of(cost)));
        state.put("costByUseCase", costs);
        Set<String> ids = new LinkedHashSet<>(settings.limits().keySet());
        ids.addAll(totals.spentByLimit().keySet());
        List<Object> limits = new ArrayList<>();
        ids.forEach(id -> limits.add(limit(id, settings.limits().get(id), totals)));
        state.put("limits", limits);
        return state;
    }

    private static Map<String, Object> limit(String id, Limit limit, Ledger.Totals totals) {
        BigDecimal spent = totals.spentByLimit().getOrDefault(id, BigDecimal.ZERO);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        if (limit != null) {
            json.put("type", type(limit));
            json.put("max", Usd.of(limit.max()));
        }
        json.put("spent", Usd.of(spent));
        json.put("state", limit == null ? "ok" : limit.isBlocked(spent) ? "blocked" : limit.stateAfter(spent));
        return json;
    }

    private static String type(Limit limit) {
        return limit.type().name().toLowerCase(Locale.ROOT);
    }

    /** Those after a number, so that a reader of many can go on where it was. */
    private Map<String, Object> events(Request request, DevServiceSettings settings) {
        Map<String, Object> events = new LinkedHashMap<>();
        events.put("pricesDate", settings.prices().date());
        events.put("events", ledger.calls(number(request, "after", 0), (int) number(request, "most", Ledger.MOST_CALLS))
                .stream().map(ReceivedCall::json).toList());
        return events;
    }

    private static long number(Request request, String name, long otherwise) {
        String value = request.parameter(name);
        return value == null || !value.matches("\\d{1,9}") ? otherwise : Long.parseLong(value);
    }

    private Reply limit(String id, DevServiceSettings settings) {
        Ledger.Totals totals = ledger.totals();
        Limit limit = settings.limits().get(id);
        if (limit == null && !totals.spentByLimit().containsKey(id)) {
            return Reply.error(404, "limit_not_found", "No such limit: " + id);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("limit_id", id);
        json.put("limit_name", id);
        if (limit != null) {
            json.put("limit_type", type(limit));
            json.put("max", Usd.of(limit.max()));
        }
        json.put("totals", Map.of("cost", Map.of("total",
                Map.of("base", Usd.of(totals.spentByLimit().getOrDefault(id, BigDecimal.ZERO))))));
        return Reply.json(200, json);
    }
}
