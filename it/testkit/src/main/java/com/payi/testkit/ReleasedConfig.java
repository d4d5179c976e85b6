package com.payi.testkit;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * Lets MicroProfile Config, where there is one, read its sources again: an implementation may keep the names of the keys
 * that it saw first.
 */
final class ReleasedConfig {
    private ReleasedConfig() {}

    static void release() {
        try {
            ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
        } catch (NoClassDefFoundError | IllegalStateException e) {
            // The tests have no MicroProfile Config, or its API alone: nothing was read.
        }
    }
}
