package com.payi.quarkus.runtime;

import java.util.Map;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;

/** Keeps the accounting off in an application that was built without it, whatever its configuration has. */
public class DisabledConfigBuilder implements ConfigBuilder {
    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withSources(new PropertiesConfigSource(Map.of("payi.enabled", "false"), "quarkus.payi.enabled=false",
                Integer.MAX_VALUE));
    }
}
