package com.payi.quarkus.runtime.devservices;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.quarkus.runtime.annotations.ConfigDocMapKey;
import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Pay-i in dev and test mode, where no key is configured. */
@ConfigMapping(prefix = "quarkus.payi.devservices")
@ConfigRoot(phase = ConfigPhase.BUILD_TIME)
public interface PayiDevServicesConfig {
    /**
     * Whether a Pay-i of its own starts with the application in dev and test mode where {@code payi.api-key} is not set.
     */
    @WithDefault("true")
    boolean enabled();

    /**
     * The port on 127.0.0.1; a free one by default, and where the port is not free.
     */
    OptionalInt port();

    /**
     * Prices of the application, which replace those of the list one by one: JSON, or the name of a resource or file with
     * JSON.
     */
    Optional<String> prices();

    /**
     * The limits that have a maximum.
     */
    @ConfigDocMapKey("limit-id")
    Map<String, Limit> limits();

    /** A limit that has a maximum. */
    interface Limit {
        /**
         * How much may be spent, in USD.
         */
        BigDecimal max();

        /**
         * What the limit does. {@code allow}: calls count, and none is refused. {@code block}: proxied calls are refused once
         * it is used up; reported calls are not accepted at all, as by Pay-i.
         */
        @WithDefault("allow")
        LimitType type();
    }

    /** What Pay-i calls {@code limit_type}. */
    enum LimitType {
        BLOCK, ALLOW
    }
}
