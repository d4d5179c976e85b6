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
public record PriceMappings(NamedValues<String> categoryByHost, List<ModelMapping> models) {
    public static final PriceMappings NONE = new PriceMappings(NamedValues.of(Map.of()), List.of());

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
    static PriceMappings read(ValueReader values, List<String> problems) {
        NamedValues.Builder<String> categoryByHost = new NamedValues.Builder<>();
        for (ListedKey key : values.listed(ConfigKey.HOST_MAPPING_CATEGORY)) {
            categoryByHost.put(key, HostNames.host(key.chosen()), values.textOf(key));
        }
        TreeMap<String, Map<ConfigKey, String>> mappings = new TreeMap<>();
        for (ConfigKey member : ConfigKey.MODEL_MAPPING) {
            values.forEach(member, (key, text) -> mappings
                    .computeIfAbsent(key.chosen(), mapping -> new LinkedHashMap<>()).put(member, text));
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
        return new PriceMappings(categoryByHost.build(), List.copyOf(models));
    }
}
