package com.payi.cdi.internal.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * The configured prices: by the host of a call, and by the model of a call.
 *
 * @param categoryByHost hosts in lower case
 */
public record PriceMappings(Map<String, String> categoryByHost, List<ModelMapping> models) {
    public static final PriceMappings NONE = new PriceMappings(Map.of(), List.of());

    /**
     * How a model is priced.
     *
     * @param model as the call names it
     * @param host in lower case; null for any
     * @param category null to leave the provider's
     * @param resource null to leave the model
     * @param scope null to leave the context's
     */
    public record ModelMapping(String model, String host, String category, String resource, String scope) {
        boolean matches(String called, String calledHost) {
            return model.equals(called) && (host == null || host.equals(calledHost));
        }
    }

    /** The first mapping of a model, null if there is none. */
    public ModelMapping of(String model, String host) {
        for (ModelMapping mapping : models) {
            if (mapping.matches(model, host)) {
                return mapping;
            }
        }
        return null;
    }

    /** Reads the keys; a mapping without a model or without a price is added to the problems. */
    static PriceMappings read(ConfigLookup lookup, List<String> problems) {
        Map<String, String> categoryByHost = new LinkedHashMap<>();
        TreeMap<String, Map<ConfigKey, String>> mappings = new TreeMap<>();
        for (String name : lookup.names()) {
            if (ConfigKey.HOST_MAPPING_CATEGORY.covers(name)) {
                categoryByHost.put(HostNames.host(ConfigKey.HOST_MAPPING_CATEGORY.chosen(name)), lookup.value(name).strip());
            }
            for (ConfigKey key : ConfigKey.MODEL_MAPPING) {
                if (key.covers(name) && !lookup.value(name).isBlank()) {
                    mappings.computeIfAbsent(key.chosen(name), mapping -> new LinkedHashMap<>()).put(key,
                            lookup.value(name).strip());
                }
            }
        }
        List<ModelMapping> models = new ArrayList<>();
        mappings.forEach((name, members) -> {
            String model = members.get(ConfigKey.MODEL_MAPPING_MODEL);
            String host = members.get(ConfigKey.MODEL_MAPPING_HOST);
            ModelMapping mapping = new ModelMapping(model, host == null ? null : HostNames.host(host),
                    members.get(ConfigKey.MODEL_MAPPING_CATEGORY), members.get(ConfigKey.MODEL_MAPPING_RESOURCE),
                    members.get(ConfigKey.MODEL_MAPPING_SCOPE));
            if (model == null) {
                problems.add(PayiLogger.LOG.mappingWithoutModel(name));
            } else if (mapping.category() == null && mapping.resource() == null && mapping.scope() == null) {
                problems.add(PayiLogger.LOG.mappingWithoutPrice(name, model));
            } else {
                models.add(mapping);
            }
        });
        return new PriceMappings(Map.copyOf(categoryByHost), List.copyOf(models));
    }
}
