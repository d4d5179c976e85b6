package com.payi.cdi.internal.edge.bootstrap;

import java.util.List;
import java.util.stream.Stream;

/** The beans that the library has on every platform. Listed by name, because most are package-private. */
final class PayiBeans {
    private static final String EDGE = "com.payi.cdi.internal.edge.";
    private static final List<String> NAMES = Stream.of(
            "runtime.PayiRuntime",
            "request.FrameResolverFactory",
            "request.RequestScopeFinder",
            "request.TrackRequestBean",
            "track.Tracking",
            "track.TrackInterceptor",
            "track.Scoring",
            "track.KpiInterceptor",
            "track.FaultToleranceCallInterceptor",
            "track.FaultToleranceAttemptInterceptor",
            "track.metadata.TrackedMethods",
            "threads.AsyncResults",
            "services.InboundContext",
            "services.OutboundContext",
            "observe.IngestMeters",
            "setup.SetupStart").map(EDGE::concat).toList();

    /** The runtime, which produces what is injected, and the values of a request; with what they need. */
    private static final List<String> INJECTABLE = Stream.of("runtime.PayiRuntime", "request.FrameResolverFactory",
            "request.RequestScopeFinder", "request.TrackRequestBean").map(EDGE::concat).toList();

    private PayiBeans() {}

    static List<String> injectable() {
        return INJECTABLE;
    }

    static List<String> names() {
        return NAMES;
    }

    static List<Class<?>> classes() {
        return NAMES.stream().<Class<?>>map(PayiBeans::load).toList();
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PayiBeans.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The library is incomplete", e);
        }
    }
}
