package com.payi.testkit;

import java.util.ServiceLoader;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;

/** A CDI container without beans of the application: the library works in it, for code that is tested without one. */
final class BareContainer implements AutoCloseable {
    private final SeContainer container;

    private BareContainer(SeContainer container) {
        this.container = container;
    }

    static BareContainer start() {
        try {
            return new BareContainer(SeContainerInitializer.newInstance().disableDiscovery()
                    .addBeanClasses(Nothing.class).addExtensions(library()).initialize());
        } catch (NoClassDefFoundError | IllegalStateException e) {
            throw new IllegalStateException("container = true starts a CDI container for Java SE, and the tests have none."
                    + " Add one in the scope of tests, for example org.jboss.weld.se:weld-se-core.", e);
        }
    }

    /** The library's extensions: without discovery, the container looks for none. */
    private static Extension[] library() {
        return ServiceLoader.load(Extension.class).stream()
                .filter(extension -> extension.type().getName().startsWith("com.payi."))
                .map(ServiceLoader.Provider::get)
                .toArray(Extension[]::new);
    }

    @Override
    public void close() {
        container.close();
    }

    /** A container without any bean class does not start. */
    static final class Nothing {}
}
