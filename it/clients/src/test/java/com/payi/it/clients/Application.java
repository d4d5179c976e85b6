package com.payi.it.clients;

import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.TestConfiguration;

/** An application on Weld with a provider and a Pay-i of its own. */
final class Application implements AutoCloseable {
    /** What calls are accounted for under that are made outside of every context. */
    static final String GLOBAL = "application";

    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();
    private final Map<String, String> configuration;
    private final WeldContainer container;

    Application(Class<?>... beans) {
        configuration = TestConfiguration.of(payi, provider).with("payi.use-case-name", GLOBAL)
                .with("payi.ingest.shutdown-timeout", "60000").asMap();
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

    /** Ends the application; what it has queued is delivered. */
    void stop() {
        if (container.isRunning()) {
            container.shutdown();
        }
    }

    @Override
    public void close() {
        try {
            stop();
        } finally {
            configuration.keySet().forEach(System::clearProperty);
            provider.close();
            payi.close();
        }
    }
}
