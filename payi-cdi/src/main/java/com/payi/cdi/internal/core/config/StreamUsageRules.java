package com.payi.cdi.internal.core.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether streams are asked for their usage.
 *
 * @param general for hosts without a rule of their own
 * @param byHost hosts in lower case
 */
public record StreamUsageRules(StreamUsage general, Map<String, StreamUsage> byHost) {
    /** When to ask. */
    public enum StreamUsage {
        /** A host that is known to accept the question. */
        AUTO, ALWAYS, NEVER
    }

    /** @param host in lower case */
    public StreamUsage of(String host) {
        return byHost.getOrDefault(host, general);
    }

    static StreamUsageRules read(ConfigLookup lookup, ValueReader values) {
        StreamUsage general = values.choice(ConfigKey.STREAM_USAGE, StreamUsage.class);
        Map<String, StreamUsage> byHost = new LinkedHashMap<>();
        for (String name : lookup.names()) {
            if (ConfigKey.HOST_MAPPING_STREAM_USAGE.covers(name) && !lookup.value(name).isBlank()) {
                byHost.put(HostNames.host(ConfigKey.HOST_MAPPING_STREAM_USAGE.chosen(name)),
                        values.choice(name, lookup.value(name).strip(), StreamUsage.class,
                                ConfigKey.STREAM_USAGE.defaultValue()));
            }
        }
        return new StreamUsageRules(general, Map.copyOf(byHost));
    }
}
