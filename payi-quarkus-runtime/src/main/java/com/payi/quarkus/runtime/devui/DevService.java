package com.payi.quarkus.runtime.devui;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import com.payi.cdi.spi.JsonTree;
import com.payi.quarkus.runtime.devservices.DevServiceClient;
import com.payi.quarkus.runtime.devservices.PayiDevService;

/** The Pay-i that Quarkus runs in dev mode where the application has no key. It knows maxima, which the library does not. */
final class DevService {
    private static final int TIMEOUT_MILLIS = 1000;

    private final DevServiceClient client;

    private DevService(DevServiceClient client) {
        this.client = client;
    }

    /** Null unless the application's events go there. */
    static DevService configured() {
        Config config = ConfigProvider.getConfig();
        Optional<String> url = config.getOptionalValue(PayiDevService.URL, String.class);
        Optional<String> key = config.getOptionalValue(PayiDevService.KEY, String.class);
        if (url.isEmpty() || key.isEmpty() || !url.equals(config.getOptionalValue("payi.base-url", String.class))) {
            return null;
        }
        return new DevService(new DevServiceClient(url.get(), key.get(), TIMEOUT_MILLIS));
    }

    /** Empty if it does not answer. */
    Map<?, ?> state() {
        try {
            JsonTree state = client.ask("GET", "/dev/state");
            return state == null ? Map.of() : state.members();
        } catch (UncheckedIOException e) {
            return Map.of();
        }
    }
}
