package com.payi.quarkus.runtime.devui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.payi.cdi.LimitStates;

/**
 * The limits that the application has met: their states as the library knows them, and how full they are where the dev
 * service is Pay-i.
 */
final class ShownLimits {
    private final LimitStates states;
    private final DevService service;

    /** @param service null where there is none */
    ShownLimits(LimitStates states, DevService service) {
        this.states = states;
        this.service = service;
    }

    /** When the prices of the dev service held; null where there is none, or where it does not answer. */
    String pricesDate() {
        return service != null && service.state().get("pricesDate") instanceof String date ? date : null;
    }

    /** The limits, and the date of the prices where it is known. */
    Map<String, Object> shown() {
        Map<String, Map<String, Object>> limits = new LinkedHashMap<>();
        states.all().forEach((id, status) -> {
            Map<String, Object> limit = new LinkedHashMap<>();
            limit.put("id", id);
            limit.put("state", status.state().name().toLowerCase(Locale.ROOT));
            limit.put("since", status.since().toEpochMilli());
            limits.put(id, limit);
        });
        Map<String, Object> shown = new LinkedHashMap<>();
        if (service != null) {
            Map<?, ?> state = service.state();
            if (state.get("limits") instanceof List<?> known) {
                known.forEach(limit -> add(limits, limit));
            }
            if (state.get("pricesDate") instanceof String date) {
                shown.put("pricesDate", date);
            }
        }
        shown.put("limits", new ArrayList<>(limits.values()));
        return shown;
    }

    private static void add(Map<String, Map<String, Object>> limits, Object ofService) {
        if (ofService instanceof Map<?, ?> limit && limit.get("id") instanceof String id) {
            Map<String, Object> shown = limits.computeIfAbsent(id, same -> new LinkedHashMap<>(Map.of("id", id)));
            for (String member : List.of("type", "max", "spent", "state")) {
                if (limit.get(member) != null) {
                    shown.put(member, limit.get(member));
                }
            }
        }
    }
}
