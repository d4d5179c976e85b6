package com.payi.cdi.internal.core.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications without JAX-RS have limits too. */
class WithoutRestTest {
    private final ClassLoader loader = new NoRestLoader(WithoutRestTest.class.getClassLoader());

    @ParameterizedTest
    @ValueSource(strings = {"com.payi.cdi.internal.core.limits.LimitGuard", "com.payi.cdi.internal.core.limits.LimitStateCache",
            "com.payi.cdi.internal.core.call.CallTracker", "com.payi.cdi.internal.edge.runtime.PayiRuntime",
            "com.payi.cdi.LimitStates", "com.payi.cdi.LimitBlockedException", "com.payi.cdi.TrackContext"})
    void whatEveryApplicationHasIsLoadedAndVerified(String name) throws ClassNotFoundException {
        assertThat(Class.forName(name, true, loader).getClassLoader()).isSameAs(loader);
    }

    /** Loads the library anew and finds no JAX-RS. */
    private static final class NoRestLoader extends ClassLoader {
        private NoRestLoader(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("jakarta.ws.rs.")) {
                throw new ClassNotFoundException(name);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null || !name.startsWith("com.payi.")) {
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
