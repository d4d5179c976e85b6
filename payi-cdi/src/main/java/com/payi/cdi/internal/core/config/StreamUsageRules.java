package com.payi.cdi.internal.core.config;

/**
 * Whether streams are asked for their usage.
 *
 * @param general for hosts without a rule of their own
 * @param byHost hosts in lower case
 */
public record StreamUsageRules(StreamUsage general, NamedValues<StreamUsage> byHost) {
    /** When to ask. */
    public enum StreamUsage {
        /** A host that is known to accept the question. */
        AUTO, ALWAYS, NEVER
    }

    /** @param host in lower case */
    public StreamUsage of(String host) {
        StreamUsage ofHost = byHost.get(host);
        return ofHost == null ? general : ofHost;
    }

    static StreamUsageRules read(ValueReader values) {
        StreamUsage general = values.choice(ConfigKey.STREAM_USAGE, StreamUsage.class);
        NamedValues.Builder<StreamUsage> byHost = new NamedValues.Builder<>();
        values.forEach(ConfigKey.HOST_MAPPING_STREAM_USAGE, (key, text) -> byHost.put(key, HostNames.host(key.chosen()),
                values.choice(key.name(), text, StreamUsage.class, ConfigKey.STREAM_USAGE.defaultValue())));
        return new StreamUsageRules(general, byHost.build());
    }
}
