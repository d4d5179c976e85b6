package com.payi.cdi.internal.edge.runtime;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.PayiHeaders;
import com.payi.cdi.PayiProvider;
import com.payi.cdi.UseCaseInstance;
import com.payi.cdi.internal.core.call.proxy.ProxyHeaders;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.CapturedFrame;
import com.payi.cdi.internal.core.context.ContextExecutor;
import com.payi.cdi.internal.core.context.ContextExecutorService;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/** Answers the static methods of the API for the application of the calling thread. A service. */
public final class CdiPayiProvider implements PayiProvider {
    private final ThrottledLog quiet = new ThrottledLog();

    @Override
    public EffectiveContext current() {
        Frame frame = RuntimeLocator.current();
        return frame == null ? EffectiveValues.NONE : EffectiveValues.of(frame);
    }

    @Override
    public Collector collector() {
        return new SuppliedContext.Collector();
    }

    /** Includes the values of the request, because the request may not be active on the other thread. */
    @Override
    public CapturedFrame capture() {
        return new CapturedFrame(RuntimeLocator.captureForOtherThread());
    }

    @Override
    public Executor propagating(Executor executor) {
        return new ContextExecutor(executor, this::capture);
    }

    @Override
    public ExecutorService propagating(ExecutorService executor) {
        return new ContextExecutorService(executor, this::capture);
    }

    @Override
    public Map<String, String> proxyHeaders() {
        return written(currentValues());
    }

    @Override
    public Map<String, String> proxyHeaders(URI provider) {
        PayiConfiguration configuration = RuntimeLocator.configuration();
        Map<String, String> routing = RoutingHeaders.of(provider, configuration);
        ContextValues context = currentValues();
        Map<String, String> headers = new LinkedHashMap<>(written(context));
        if (configuration.proxyLoggingDisable() && context.logPromptAndResponse() == null) {
            headers.put(PayiHeaders.LOGGING_DISABLE, "True");
        }
        headers.putAll(routing);
        return headers;
    }

    private static ContextValues currentValues() {
        Frame frame = RuntimeLocator.current();
        return frame == null ? ContextValues.NONE : frame.values();
    }

    private Map<String, String> written(ContextValues context) {
        return ProxyHeaders.of(context, name -> quiet.warn(name, () -> PayiLogger.LOG.headerLeftOut(name)));
    }

    @Override
    public void score(UseCaseInstance instance, String kpi, Object score) {
        PayiRuntime runtime = RuntimeLocator.find(PayiRuntime.class);
        if (runtime != null) {
            runtime.scores().give(instance, kpi, score);
        } else {
            quiet.warn("score", () -> DeliveryLogger.LOG.scoreNotSent(kpi,
                    "no application with payi-cdi is found on this thread. Score on a thread of the application"));
        }
    }

    @Override
    public URI baseUrl() {
        return RuntimeLocator.baseUrl();
    }
}
