package com.payi.cdi.internal.edge.setup;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.config.SetupConfiguration.Mode;
import com.payi.cdi.internal.core.delivery.http.HttpSetup;
import com.payi.cdi.internal.core.log.SetupLogger;
import com.payi.cdi.internal.core.setup.NamedItem;
import com.payi.cdi.internal.core.setup.NamedItems;
import com.payi.cdi.internal.core.setup.PayiSetup;
import com.payi.cdi.internal.edge.config.PlatformConfig;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;

/** Starts the setup of Pay-i with the application, on a thread of its own, and ends it with the application. */
@Singleton
public class SetupStart {
    private final PayiRuntime runtime;
    private final CollectedMethods methods;
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Null while nothing was started. */
    private Thread thread;

    @Inject
    SetupStart(PayiRuntime runtime, CollectedMethods methods) {
        this.runtime = runtime;
        this.methods = methods;
    }

    /** Returns at once. */
    public synchronized void start() {
        PayiConfiguration configuration = runtime.configuration();
        Mode mode = configuration.setup().mode();
        if (!configuration.enabled() || mode == Mode.OFF || ended.getCount() == 0) {
            return;
        }
        if (configuration.apiKey() == null) {
            SetupLogger.LOG.withoutKey(mode.name().toLowerCase(Locale.ROOT));
            return;
        }
        NamedItems named = new NamedItems().of(configuration);
        methods.values(PlatformConfig.lookup()).forEach(named::of);
        List<NamedItem> items = named.all();
        if (items.isEmpty()) {
            return;
        }
        thread = new Thread(() -> run(configuration, items), "payi-setup");
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    private void run(PayiConfiguration configuration, List<NamedItem> items) {
        try (HttpSetup requests = new HttpSetup(configuration)) {
            new PayiSetup(configuration, items, requests, ended).run();
        }
    }

    @PreDestroy
    synchronized void end() {
        ended.countDown();
        if (thread != null) {
            thread.interrupt();
        }
    }
}
