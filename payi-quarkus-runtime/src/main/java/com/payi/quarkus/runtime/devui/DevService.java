package com.payi.quarkus.runtime.devui;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** The Pay-i that Quarkus runs in dev mode where the application has no key. It knows maxima, which the library does not. */
final class DevService {
    private static final int TIMEOUT_MILLIS = 1000;

    private final URI state;
    private final String key;

    private DevService(URI state, String key) {
        this.state = state;
        this.key = key;
    }

    /** Null unless the application's events go there. */
    static DevService configured() {
        Config config = ConfigProvider.getConfig();
        Optional<String> url = config.getOptionalValue("payi-dev-service.url", String.class);
        Optional<String> key = config.getOptionalValue("payi-dev-service.key", String.class);
        if (url.isEmpty() || key.isEmpty() || !url.equals(config.getOptionalValue("payi.base-url", String.class))) {
            return null;
        }
        return new DevService(URI.create(url.get() + "/dev/state"), key.get());
    }

    /** Empty if it does not answer. A connection of the JDK without threads of its own: none is left after a reload. */
    Map<String, Object> state() {
        try {
            HttpURLConnection connection = (HttpURLConnection) state.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("xProxy-api-key", key);
            try (InputStream body = connection.getInputStream()) {
                return new JsonObject(new String(body.readAllBytes(), StandardCharsets.UTF_8)).getMap();
            }
        } catch (IOException | DecodeException e) {
            return Map.of();
        }
    }
}
