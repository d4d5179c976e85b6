package com.payi.cdi.internal.edge.track;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.UseCaseInstance;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.threads.AsyncResults;

/** Gives the results of methods as scores. Shared by all interceptors: containers create those for each bean. */
@Singleton
class Scoring {
    private final PayiRuntime runtime;
    private final AsyncResults asyncResults;
    private final Containment contained = new Containment();
    private final Map<Method, Optional<String>> kpis = new ConcurrentHashMap<>();

    @Inject
    Scoring(PayiRuntime runtime, AsyncResults asyncResults) {
        this.runtime = runtime;
        this.asyncResults = asyncResults;
    }

    Object proceed(InvocationContext call) throws Exception {
        String kpi = kpi(call);
        if (kpi == null) {
            return call.proceed();
        }
        // Before the call: while an asynchronous method works, the thread may be in another context.
        UseCaseInstance instance = contained.value(() -> TrackContext.current().useCaseInstance().orElse(null), null,
                failure -> PayiLogger.LOG.stepFailed("the instance of a score", failure));
        Object result = call.proceed();
        Consumer<Object> give = score -> runtime.scores().give(instance, kpi, score);
        return contained.value(() -> asyncResults.observed(result, give), result,
                failure -> PayiLogger.LOG.stepFailed("the result of a method as a score", failure));
    }

    /** Null for none, and if the library fails: the application's method runs all the same. */
    private String kpi(InvocationContext call) {
        return contained.value(() -> kpis.computeIfAbsent(call.getMethod(), Scoring::find).orElse(null), null,
                failure -> PayiLogger.LOG.stepFailed("@Track.Kpi of " + call.getMethod(), failure));
    }

    /** The method may be that of a class that is generated from an annotated interface. */
    private static Optional<String> find(Method method) {
        Track.Kpi kpi = method.getAnnotation(Track.Kpi.class);
        for (Class<?> type = method.getDeclaringClass(); kpi == null && type != null; type = type.getSuperclass()) {
            kpi = ofInterfaces(type, method);
        }
        return Optional.ofNullable(kpi).map(Track.Kpi::value);
    }

    private static Track.Kpi ofInterfaces(Class<?> type, Method method) {
        for (Class<?> anInterface : type.getInterfaces()) {
            Track.Kpi kpi = declared(anInterface, method);
            Track.Kpi found = kpi != null ? kpi : ofInterfaces(anInterface, method);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static Track.Kpi declared(Class<?> anInterface, Method method) {
        try {
            return anInterface.getDeclaredMethod(method.getName(), method.getParameterTypes())
                    .getAnnotation(Track.Kpi.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
