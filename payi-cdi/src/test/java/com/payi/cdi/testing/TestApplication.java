package com.payi.cdi.testing;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

/** An application on Weld with a provider and a Pay-i of its own. */
public final class TestApplication implements AutoCloseable {
    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();
    private final Map<String, String> configuration = new LinkedHashMap<>();
    private WeldContainer container;

    private TestApplication() {
        payi.proxyTo("openai", provider.uri());
        payi.proxyTo("anthropic", provider.uri());
        with("payi.api-key", FakePayi.DEFAULT_API_KEY);
        with("payi.base-url", payi.uri().toString());
        // So that events come in the order of the calls.
        with("payi.ingest.max-in-flight", "1");
        // Longer than a slow machine takes to deliver what is queued when a test ends the application.
        with("payi.ingest.shutdown-timeout", "30000");
    }

    public static TestApplication configured() {
        return new TestApplication();
    }

    /** A null value takes the key away. */
    public TestApplication with(String key, String value) {
        configuration.put(key, value);
        return this;
    }

    public TestApplication start(Class<?>... beans) {
        return start(new Weld().addBeanClasses(beans).addBeanClass(Assistant.class).addBeanClass(Results.class));
    }

    /** The same without {@link Results}. */
    public TestApplication startWithoutObservers(Class<?>... beans) {
        return start(new Weld().addBeanClasses(beans).addBeanClass(Assistant.class));
    }

    private TestApplication start(Weld weld) {
        configuration.forEach((key, value) -> {
            if (value != null) {
                System.setProperty(key, value);
            }
        });
        // SmallRye Config keeps the names of the keys that it saw first.
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
        container = weld.initialize();
        return this;
    }

    public <T> T get(Class<T> bean) {
        return container.select(bean).get();
    }

    public FakeProvider provider() {
        return provider;
    }

    public FakePayi payi() {
        return payi;
    }

    /** Ends the application; what it has queued is delivered. */
    public void stop() {
        if (container != null) {
            container.shutdown();
            container = null;
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
