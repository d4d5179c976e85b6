package com.payi.cdi.internal.edge.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.edge.observe.IngestMeters;

/** Beans for what an application may lack are there when it has it, and in nobody's way when it has not. */
class OptionalBeanTest {
    private static final Set<String> OPTIONAL = Set.of("io.micrometer.", "org.eclipse.microprofile.metrics.",
            "org.eclipse.microprofile.health.", "jakarta.security.", "jakarta.servlet.", "jakarta.ws.rs.", "dev.langchain4j.");

    @Test
    void theyAreFoundWhereTheirTechnologyIs() {
        assertThat(OptionalBean.present(getClass().getClassLoader())).extracting(Class::getSimpleName)
                .contains("DeliveryHealthCheck", "MicroProfileMetricsSink", "MicrometerSink");
    }

    @Test
    void theyAreLeftOutWhereItIsMissing() throws Exception {
        try (URLClassLoader reduced = new Reduced()) {
            Class<?> optional = reduced.loadClass(OptionalBean.class.getName());
            assertThat(optional.getClassLoader()).isSameAs(reduced);
            var present = optional.getDeclaredMethod("present", ClassLoader.class);
            present.setAccessible(true);
            assertThat((List<?>) present.invoke(null, reduced)).isEmpty();
        }
    }

    /** As a container looks at beans. */
    @Test
    void theBeansThatAreAlwaysThereNeedNoneOfIt() throws Exception {
        try (URLClassLoader reduced = new Reduced()) {
            for (Class<?> bean : PayiBeans.classes()) {
                Class<?> loaded = reduced.loadClass(bean.getName());
                assertThat(loaded.getDeclaredConstructors()).isNotEmpty();
                assertThat(loaded.getDeclaredMethods()).isNotEmpty();
                assertThat(loaded.getDeclaredFields()).isNotNull();
            }
            assertThat(reduced.loadClass(IngestMeters.class.getName()).getClassLoader()).isSameAs(reduced);
        }
    }

    /** The class path of the tests without what is optional, and nobody above it but the JDK. */
    private static final class Reduced extends URLClassLoader {
        private Reduced() throws IOException {
            super(urls(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] urls() throws IOException {
            List<URL> urls = new ArrayList<>();
            for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
                urls.add(Path.of(path).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (OPTIONAL.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
