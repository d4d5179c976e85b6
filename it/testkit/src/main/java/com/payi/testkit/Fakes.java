package com.payi.testkit;

import java.util.HashMap;
import java.util.Map;

/** A Pay-i and a provider, and system properties that point to them for as long as they run. */
final class Fakes implements AutoCloseable {
    private final FakePayi payi = FakePayi.start();
    private final FakeProvider provider = FakeProvider.start();
    private final TestConfiguration configuration = TestConfiguration.of(payi, provider);
    /** The values that were there before; null for none. */
    private final Map<String, String> replaced = new HashMap<>();

    Fakes() {
        FakePayi.PROXIED_PROVIDERS.forEach(name -> payi.proxyTo(name, provider.uri()));
    }

    FakePayi payi() {
        return payi;
    }

    FakeProvider provider() {
        return provider;
    }

    TestConfiguration configuration() {
        return configuration;
    }

    /** What a test gets that asks for a type; null for a type that is none of these. */
    Object of(Class<?> type) {
        if (type == FakePayi.class) {
            return payi;
        }
        if (type == FakeProvider.class) {
            return provider;
        }
        return type == TestConfiguration.class ? configuration : null;
    }

    void setProperties() {
        configuration.asMap().forEach((key, value) -> replaced.put(key, System.setProperty(key, value)));
        ReleasedConfig.release();
    }

    void reset() {
        payi.reset();
        provider.reset();
    }

    @Override
    public void close() {
        replaced.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
        ReleasedConfig.release();
        provider.close();
        payi.close();
    }
}
