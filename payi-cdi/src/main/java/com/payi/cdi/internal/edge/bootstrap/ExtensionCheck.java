package com.payi.cdi.internal.edge.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;
import jakarta.enterprise.inject.build.compatible.spi.Synthesis;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticComponents;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticObserver;
import jakarta.enterprise.inject.spi.EventContext;

import com.payi.cdi.internal.core.log.QuarkusLogger;
import com.payi.cdi.internal.edge.runtime.MissingRuntime;

/**
 * Lets a Quarkus application that has the library without its Quarkus extension report that when it starts. Nothing else
 * of the library runs there: Quarkus runs extensions of this kind, and no portable ones.
 */
@SkipIfPortableExtensionPresent(PayiExtension.class)
public class ExtensionCheck implements BuildCompatibleExtension {
    @Synthesis
    public void check(SyntheticComponents components) {
        if (MissingRuntime.isQuarkusWithoutExtension(Thread.currentThread().getContextClassLoader())) {
            components.addObserver(Object.class).qualifier(Initialized.Literal.of(ApplicationScoped.class))
                    .observeWith(Report.class);
        }
    }

    /** Logs the remedy. */
    public static class Report implements SyntheticObserver<Object> {
        @Override
        public void observe(EventContext<Object> event, Parameters parameters) {
            QuarkusLogger.LOG.extensionMissing();
        }
    }
}
