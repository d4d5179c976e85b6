package com.payi.cdi.context;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;

class MissingProviderTest {
    @Test
    void everyUseOfTheApiNamesTheServiceFileThatIsMissing() throws Exception {
        try (URLClassLoader loader = new WithoutServiceFiles()) {
            Method current = loader.loadClass(TrackContext.class.getName()).getMethod("current");
            for (int use = 0; use < 2; use++) {
                assertThatThrownBy(() -> current.invoke(null)).rootCause().isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("META-INF/services/com.payi.cdi.PayiProvider is missing");
            }
        }
    }

    /** Loads the library anew and finds none of its service files, as after a careless merge of jars. */
    private static final class WithoutServiceFiles extends URLClassLoader {
        private WithoutServiceFiles() {
            super(new URL[]{TrackContext.class.getProtectionDomain().getCodeSource().getLocation()},
                    MissingProviderTest.class.getClassLoader().getParent());
        }

        @Override
        public Enumeration<URL> findResources(String name) throws IOException {
            return name.startsWith("META-INF/services/") ? Collections.emptyEnumeration() : super.findResources(name);
        }
    }
}
