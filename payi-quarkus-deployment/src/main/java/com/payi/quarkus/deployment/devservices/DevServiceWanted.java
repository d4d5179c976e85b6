package com.payi.quarkus.deployment.devservices;

import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import com.payi.quarkus.runtime.devservices.PayiDevServicesConfig;

import io.quarkus.deployment.dev.devservices.DevServicesConfig;

/** Whether a Pay-i of its own is to run: only where the application names no other place for its events. */
public final class DevServiceWanted implements BooleanSupplier {
    /** With any of these the application has decided where its key and its events go. */
    private static final List<String> ELSEWHERE = List.of("payi.api-key", "payi.api-key-file", "payi.base-url",
            "payi.ingest.offline-file");
    private static final String ENABLED = "payi.enabled";

    private final PayiDevServicesConfig own;
    private final DevServicesConfig all;

    public DevServiceWanted(PayiDevServicesConfig own, DevServicesConfig all) {
        this.own = own;
        this.all = all;
    }

    @Override
    public boolean getAsBoolean() {
        Config config = ConfigProvider.getConfig();
        return own.enabled() && all.enabled() && ELSEWHERE.stream().noneMatch(key -> isSet(config, key))
                && config.getOptionalValue(ENABLED, Boolean.class).orElse(true);
    }

    private static boolean isSet(Config config, String key) {
        String value = config.getConfigValue(key).getValue();
        return value != null && !value.isBlank();
    }
}
