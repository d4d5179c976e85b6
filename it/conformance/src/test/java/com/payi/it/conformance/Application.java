package com.payi.it.conformance;

import java.util.List;
import java.util.Map;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application in its container, with the library found as in any application: because it is there. */
final class Application implements AutoCloseable {
    private final Map<String, String> configuration;
    private WeldContainer container;

    private Application(Map<String, String> configuration) {
        this.configuration = configuration;
    }

    static Application start(Map<String, String> configuration, List<Class<?>> beans) {
        Application application = new Application(Map.copyOf(configuration));
        try {
            application.start(beans);
            return application;
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
    }

    private void start(List<Class<?>> beans) {
        configuration.forEach(System::setProperty);
        // It remembers the names of the keys, and the application before this one had others.
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
        container = new Weld().addBeanClasses(beans.toArray(Class<?>[]::new)).addBeanClass(Application.class).initialize();
    }

    <T> T get(Class<T> bean) {
        return container.select(bean).get();
    }

    /** Ends the application, which delivers every event that it still has; without effect the second time. */
    @Override
    public void close() {
        try {
            if (container != null) {
                container.shutdown();
                container = null;
            }
        } finally {
            configuration.keySet().forEach(System::clearProperty);
        }
    }
}
