package com.payi.cdi.internal.edge.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;

import jakarta.ws.rs.client.ClientBuilder;

import org.jboss.resteasy.plugins.providers.RegisterBuiltin;
import org.jboss.resteasy.spi.ResteasyProviderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResteasyCachesTest {
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void leaveThreadAsItWas() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void whatResteasyFoundInAnApplicationWithTheLibraryIsForgotten() {
        ClassLoader application = new URLClassLoader(new URL[0], before);
        ResteasyProviderFactory found = use(application);

        ResteasyCaches.forgetApplication();

        assertThat(use(application)).isNotSameAs(found);
    }

    @Test
    void whatResteasyFoundInOtherApplicationsStays() {
        // Loads the library by itself, so it is not ours.
        ClassLoader other = new Other(before);
        ResteasyProviderFactory found = use(other);

        Thread.currentThread().setContextClassLoader(before);
        ResteasyCaches.forgetApplication();

        assertThat(RegisterBuiltin.getClientInitializedResteasyProviderFactory(other)).isSameAs(found);
    }

    @Test
    void anApplicationThatGoesOnFindsTheLibraryAgain() {
        ResteasyCaches.forgetApplication();

        assertThat(ClientBuilder.newClient().getConfiguration().isRegistered(PayiClientFilter.class)).isTrue();
    }

    @Test
    void withoutResteasyNothingHappens() {
        Thread.currentThread().setContextClassLoader(null);

        ResteasyCaches.forgetApplication();

        assertThat(Thread.currentThread().getContextClassLoader()).isNull();
    }

    private static ResteasyProviderFactory use(ClassLoader application) {
        Thread.currentThread().setContextClassLoader(application);
        return RegisterBuiltin.getClientInitializedResteasyProviderFactory(application);
    }

    private static final class Other extends ClassLoader {
        private Other(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.payi.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
