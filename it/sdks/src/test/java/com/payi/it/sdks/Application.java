package com.payi.it.sdks;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

/** An application on Weld with a provider and a Pay-i of its own. */
final class Application implements AutoCloseable {
    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();
    private final Map<String, String> configuration = new LinkedHashMap<>();
    private final WeldContainer container;

    /**
     * @param own configuration of the test, beside the address of Pay-i and the key
     * @param beans the application's beans
     */
    Application(Map<String, String> own, Class<?>... beans) {
        configuration.put("payi.api-key", FakePayi.DEFAULT_API_KEY);
        configuration.put("payi.base-url", payi.uri().toString());
        configuration.put("payi.ingest.shutdown-timeout", "60000");
        configuration.putAll(own);
        configuration.forEach(System::setProperty);
        // It remembers the names of the keys, and the application before this one had others.
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
        container = new Weld().addBeanClasses(beans).initialize();
    }

    <T> T get(Class<T> bean) {
        return container.select(bean).get();
    }

    FakeProvider provider() {
        return provider;
    }

    FakePayi payi() {
        return payi;
    }

    /** Ends the application: afterwards, Pay-i has every event. */
    void end() {
        if (container.isRunning()) {
            container.shutdown();
        }
    }

    /** How many of the requests at the provider have an event, or went through Pay-i. */
    private int seen() {
        return payi.events().size() + payi.forwarded();
    }

    @Override
    public void close() {
        try {
            end();
        } finally {
            ClientMatrix.count(provider.calls(), seen());
            configuration.keySet().forEach(System::clearProperty);
            provider.close();
            payi.close();
        }
    }
}
