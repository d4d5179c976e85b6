package com.payi.testkit;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

/** A CDI container without beans of the application: the library works in it, for code that is tested without one. */
final class BareContainer implements AutoCloseable {
    private final SeContainer container;

    private BareContainer(SeContainer container) {
        this.container = container;
    }

    static BareContainer start() {
        try {
            return new BareContainer(SeContainerInitializer.newInstance().disableDiscovery()
                    .addBeanClasses(Nothing.class).initialize());
        } catch (NoClassDefFoundError | IllegalStateException e) {
            throw new IllegalStateException("container = true starts a CDI container for Java SE, and the tests have none."
                    + " Add one in the scope of tests, for example org.jboss.weld.se:weld-se-core.", e);
        }
    }

    @Override
    public void close() {
        container.close();
    }

    /** A container without any bean class does not start. */
    static final class Nothing {}
}
