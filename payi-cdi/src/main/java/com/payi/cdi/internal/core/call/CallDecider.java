package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.payi.cdi.internal.core.call.CallDecision.Outcome;
import com.payi.cdi.internal.core.call.proxy.HeaderContext;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.StreamUsageSupport;

/**
 * Decides what becomes of calls. Reads the call and changes nothing; only the limit guard remembers that it let a call
 * through.
 */
final class CallDecider {
    private static final List<String> UNPACKABLE = List.of("br", "zstd", "deflate");

    private final PayiConfiguration configuration;
    private final Dialects dialects;
    private final Supplier<Frame> globalFrame;
    private final LimitGuard guard;
    private final boolean reports;
    private final ProxyChange proxyChange;

    /**
     * @param globalFrame gives the frame of calls outside of every context, null if such calls are not accounted for
     * @param reports whether events go anywhere
     */
    CallDecider(PayiConfiguration configuration, Dialects dialects, Supplier<Frame> globalFrame, LimitGuard guard,
            boolean reports) {
        this.configuration = configuration;
        this.dialects = dialects;
        this.globalFrame = globalFrame;
        this.guard = guard;
        this.reports = reports;
        this.proxyChange = new ProxyChange(configuration);
    }

    /** To be asked once for each attempt. */
    CallDecision decide(OutboundCall outbound) {
        URI uri = outbound.uri();
        ProviderDialect dialect = dialects.of(outbound.method(), uri);
        if (dialect == null || CallUri.host(uri).isEmpty()) {
            return CallDecision.UNKNOWN;
        }
        Frame current = outbound.frame();
        Frame frame = current != null ? current : globalFrame.get();
        if (frame == null) {
            return CallDecision.UNKNOWN;
        }
        List<CallWarning> aboutHeaders = new ArrayList<>();
        GenAiCall call = recognized(outbound, uri, dialect, frame, aboutHeaders);
        List<CallWarning> warnings = new ArrayList<>(aboutHeaders);
        boolean proxied = configuration.isPayi(uri) || isToBeProxied(call, warnings);
        RequestChange change = proxied ? proxyChange.of(call, warnings) : withoutHeadersOfPayi(call);
        if (!reports && !proxied) {
            return CallDecision.ignore(call, change, warnings);
        }
        boolean asksForUsage = !proxied && asksForUsage(call);
        // Last, because the guard counts on the call that it lets through.
        LimitGuard.Verdict limits = call.certain()
                ? guard.verdict(call.context().limitIds())
                : LimitGuard.Verdict.ALLOWED;
        if (limits.refuses()) {
            return CallDecision.refuse(call, limits, aboutHeaders);
        }
        return new CallDecision(proxied ? Outcome.PROXY : Outcome.REPORT, call, change, asksForUsage, limits, warnings);
    }

    private GenAiCall recognized(OutboundCall outbound, URI uri, ProviderDialect dialect, Frame frame,
            List<CallWarning> warnings) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(outbound.headers());
        Map<String, String> headers = Collections.unmodifiableMap(byName);
        ContextValues context = new HeaderContext(headers, header -> warnings.add(ignored(header, CallUri.host(uri))))
                .over(frame.values());
        boolean certain = configuration.isPayi(uri) || configuration.isProvider(uri)
                || dialect.isCertain(uri, headers::get);
        return new GenAiCall(dialect, uri, headers, frame, context, certain);
    }

    private static CallWarning ignored(HeaderContext.Ignored header, String host) {
        return new CallWarning("ignored " + header.name(),
                () -> PayiLogger.LOG.headerIgnored(header.name(), host, header.allowed()));
    }

    private boolean isToBeProxied(GenAiCall call, List<CallWarning> warnings) {
        Boolean ofContext = call.context().proxy();
        if (!(ofContext == null ? configuration.proxy() : ofContext)) {
            return false;
        }
        String host = CallUri.host(call.uri());
        if (configuration.apiKey() == null) {
            warnings.add(new CallWarning("proxyWithoutKey", () -> PayiLogger.LOG.proxyWithoutKey(host)));
            return false;
        }
        if (call.dialect().proxyRoute(call.uri()) == null) {
            warnings.add(new CallWarning("noRoute " + host, () -> PayiLogger.LOG.noProxyRoute(host, call.uri().getPath())));
            return false;
        }
        if (!call.certain()) {
            warnings.add(new CallWarning("notProxied " + host, () -> PayiLogger.LOG.notProxied(host, call.uri().getPath())));
        }
        return call.certain();
    }

    /** A provider has no use for them, and must not see a key of Pay-i. */
    private static RequestChange withoutHeadersOfPayi(GenAiCall call) {
        return RequestChange.removing(call.headers().keySet().stream().filter(HeaderContext::isPayiHeader).toList());
    }

    /**
     * Not where the caller has counted the bytes of the request already, and not where the answer may be packed in a way
     * that the additional event cannot be taken out of.
     */
    private boolean asksForUsage(GenAiCall call) {
        return isAskedForUsage(call) && !call.headers().containsKey("Content-Length")
                && UNPACKABLE.stream().noneMatch(call.headers().getOrDefault("Accept-Encoding", "")::contains);
    }

    private boolean isAskedForUsage(GenAiCall call) {
        StreamUsageSupport support = call.dialect().streamUsageSupport(call.uri());
        if (support == StreamUsageSupport.NONE) {
            return false;
        }
        return switch (configuration.streamUsage().of(CallUri.host(call.uri()))) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> support == StreamUsageSupport.SUPPORTED || configuration.isProvider(call.uri())
                    || CallUri.isLoopback(call.uri());
        };
    }
}
