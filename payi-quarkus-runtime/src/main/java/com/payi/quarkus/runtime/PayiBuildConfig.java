package com.payi.quarkus.runtime;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Pay-i, when the application is built. */
@ConfigMapping(prefix = "quarkus.payi")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface PayiBuildConfig {
    /**
     * Whether the extension is part of the application at all. When false, the application is built as if it had only the
     * interface of the library: {@code @Track} intercepts nothing, no filter is registered, and {@code payi.enabled} is
     * false, whatever else is configured.
     */
    @WithDefault("true")
    boolean enabled();
}
