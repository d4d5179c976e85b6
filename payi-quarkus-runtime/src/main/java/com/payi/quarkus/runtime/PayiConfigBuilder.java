package com.payi.quarkus.runtime;

import io.quarkus.runtime.configuration.ConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;

/**
 * Lets an application start with keys that {@link PayiConfig} does not have. A misspelled key is no reason to keep an
 * application from its work: the library logs each of them, as on every platform.
 */
public class PayiConfigBuilder implements ConfigBuilder {
    @Override
    public SmallRyeConfigBuilder configBuilder(SmallRyeConfigBuilder builder) {
        return builder.withMappingIgnore("payi.**");
    }
}
