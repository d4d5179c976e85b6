package com.payi.cdi.internal.edge.runtime;

import com.payi.cdi.internal.core.config.ConfigKey;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.QuarkusLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.edge.config.PlatformConfig;

/** Reports calls on a thread where no application with the library was found, with the remedy of the platform. */
public final class MissingRuntime {
    private static final String QUARKUS = "io.quarkus.runtime.Application";
    private static final String EXTENSION = "com.payi.quarkus.runtime.PayiStarter";

    private MissingRuntime() {}

    /** Throttled for the process, because an application may make a client for each call. */
    public static void warn() {
        ThrottledLog.ofProcess().warn("noRuntime", () -> {
            ConfigLookup lookup = PlatformConfig.lookup();
            // Switched off when the application was built, so that nobody expects the calls to be accounted for.
            if ("false".equalsIgnoreCase(lookup.value(ConfigKey.ENABLED.key()))) {
                return;
            }
            if (isQuarkusWithoutExtension(Thread.currentThread().getContextClassLoader())) {
                QuarkusLogger.LOG.extensionMissing();
            } else {
                PayiLogger.LOG.noRuntime(Thread.currentThread().getName());
            }
        });
    }

    /** Whether an application is one of Quarkus that has the library alone; portable extensions do not run there. */
    public static boolean isQuarkusWithoutExtension(ClassLoader application) {
        ClassLoader loader = application == null ? MissingRuntime.class.getClassLoader() : application;
        return isPresent(QUARKUS, loader) && !isPresent(EXTENSION, loader);
    }

    private static boolean isPresent(String type, ClassLoader loader) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
