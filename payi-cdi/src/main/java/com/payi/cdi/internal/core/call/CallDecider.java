package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.core.call.CallDecision.Outcome;
import com.payi.cdi.internal.core.call.fallback.ModelPath;
import com.payi.cdi.internal.core.call.proxy.HeaderContext;
import com.payi.cdi.internal.core.call.proxy.ProxyHeaders;
import com.payi.cdi.internal.core.call.proxy.ProxyPath;
import com.payi.cdi.internal.core.call.proxy.ProxyRoute;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.context.UseCaseCap;
import com.payi.cdi.internal.core.limits.CallKind;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.limits.ModelFallback;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.provider.reading.BackgroundDialect;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.core.wire.ShortMap;
import com.payi.cdi.spi.ModelPlace;

/**
 * Decides what becomes of calls. Reads the call and changes nothing; only the limit guard remembers that it let a call
 * through.
 */
final class CallDecider {
    private static final List<String> PACKED = List.of("br", "zstd", "deflate");
    private static final List<String> SIGNATURES = List.of("Content-Digest", "Digest", "Content-MD5", "X-Amz-Content-Sha256",
            "Signature");

    private final PayiConfiguration configuration;
    private final Dialects dialects;
    private final CallTargets targets;
    private final Supplier<Frame> globalFrame;
    private final LimitGuard guard;
    private final boolean reports;
    private final BackgroundWork background;
    private final ProxyChange proxyChange;
    private final CallTracing tracing;
    private final AttemptCount attempts;

    /**
     * @param globalFrame gives the frame of calls outside of every context, null if such calls are not accounted for
     * @param reports whether events go anywhere
     */
    CallDecider(PayiConfiguration configuration, Dialects dialects, Supplier<Frame> globalFrame, LimitGuard guard,
            boolean reports, BackgroundWork background, CallTracing tracing) {
        this.configuration = configuration;
        this.dialects = dialects;
        this.targets = new CallTargets(dialects, configuration);
        this.globalFrame = globalFrame;
        this.guard = guard;
        this.reports = reports;
        this.background = background;
        this.tracing = tracing;
        this.attempts = new AttemptCount(configuration.attempts());
        this.proxyChange = new ProxyChange(configuration);
    }

    /** Whether a dialect knows the calls to a URI, or may know them, whether or not they are followed. */
    boolean mayKnow(URI uri) {
        return dialects.isUnsure(uri) || Dialects.askingForWork("GET", uri) != null
                || targets.of("POST", uri).dialect() != null;
    }

    /** To be asked once for each attempt. */
    CallDecision decide(OutboundCall outbound) {
        URI uri = outbound.uri();
        CallTarget target = uri == null ? null : targets.of(outbound.method(), uri);
        if (target == null || target.dialect() == null || target.host().isEmpty()) {
            return decideOther(outbound);
        }
        Frame frame = effective(outbound);
        if (frame == null) {
            return CallDecision.ignore(null, withoutRouting(outbound, target.isPayi()), List.of());
        }
        List<CallWarning> warnings = new ArrayList<>(0);
        GenAiCall call = recognized(outbound, target, frame, warnings);
        List<CallWarning> aboutHeaders = List.copyOf(warnings);
        ProxyRoute route = target.isPayi() ? ProxyRoute.ADDRESSED : routeOf(outbound, call, warnings);
        boolean proxied = route != null;
        RequestChange change = proxied
                ? proxyChange.of(call, route, warnings)
                : withoutHeadersOfPayi(outbound, target.isPayi());
        if (!reports && !proxied) {
            return CallDecision.ignore(call, change, warnings);
        }
        boolean asksForUsage = !proxied && target.asksForUsage() && mayAskForUsage(call);
        ModelPlace place = proxied ? ModelPlace.UNKNOWN : replaceable(outbound, call);
        // Last, because the guard counts on the call that it lets through.
        LimitGuard.Verdict limits = call.certain() ? verdict(call, place != ModelPlace.UNKNOWN) : LimitGuard.Verdict.ALLOWED;
        ModelFallback fallback = place == ModelPlace.UNKNOWN ? null : guard.fallback(limits, place == ModelPlace.BODY);
        if (limits.refuses() && fallback == null) {
            return CallDecision.refuse(call, limits, aboutHeaders);
        }
        CallDecision decision = new CallDecision(proxied ? Outcome.PROXY : Outcome.REPORT, call, change, asksForUsage, limits,
                fallback, warnings);
        return fallback != null && !fallback.isInBody() ? withModelInPath(decision, aboutHeaders) : decision;
    }

    /** Where the model of the call stands, if it may be changed there. */
    private ModelPlace replaceable(OutboundCall outbound, GenAiCall call) {
        if (!guard.hasFallback() || !call.certain() || isSigned(call)) {
            return ModelPlace.UNKNOWN;
        }
        ModelPlace place = call.dialect().modelPlace(call.uri());
        boolean changeable = place == ModelPlace.PATH ? outbound.isRoutable() : !hasFixedLength(call);
        return changeable ? place : ModelPlace.UNKNOWN;
    }

    /** A signature or digest does not hold for a changed request. */
    private static boolean isSigned(GenAiCall call) {
        String authorization = call.headers().get("Authorization");
        return authorization != null && authorization.startsWith("AWS4")
                || SIGNATURES.stream().anyMatch(call.headers()::containsKey);
    }

    /** Here the model is known before the request is sent, so that a call without another one can still be refused. */
    private static CallDecision withModelInPath(CallDecision decision, List<CallWarning> aboutHeaders) {
        GenAiCall call = decision.call();
        ModelPath path = ModelPath.of(call.uri());
        try {
            String model = decision.fallback().of(path == null ? null : path.model());
            return model == null ? decision : decision.at(path.with(model));
        } catch (LimitBlockedException e) {
            decision.release();
            return CallDecision.refuse(call, decision.limits(), aboutHeaders);
        }
    }

    private LimitGuard.Verdict verdict(GenAiCall call, boolean mayFallBack) {
        List<String> limitIds = call.context().limitIds();
        UseCaseCap cap = call.frame().cap();
        return guard.reserves(limitIds, cap)
                ? guard.verdict(limitIds, cap,
                        new CallKind(call.context().useCaseName(), CallUri.base(call.uri()) + call.uri().getRawPath()),
                        mayFallBack)
                : guard.verdict(limitIds);
    }

    /** Of a call that no dialect knows: it may ask about the work of an earlier one. */
    private CallDecision decideOther(OutboundCall outbound) {
        BackgroundDialect asking = Dialects.askingForWork(outbound.method(), outbound.uri());
        if (asking != null) {
            return aboutWork(outbound, asking);
        }
        return Dialects.isPossible(outbound.method(), outbound.uri()) && dialects.isUnsure(outbound.uri())
                ? undecided(outbound)
                : CallDecision.UNKNOWN;
    }

    /** A question about work in the background is accounted for with the call that began it. */
    private CallDecision aboutWork(OutboundCall outbound, BackgroundDialect dialect) {
        URI uri = outbound.uri();
        String id = dialect.workAskedFor(uri);
        FinishedExchange begun = background.begunBy(new WorkKey(CallUri.host(uri), id));
        Map<String, String> headers = ShortMap.ofHeaders(outbound.headers());
        boolean certain = configuration.isProvider(uri) || dialect.isCertain(uri, headers::get);
        Frame frame = begun != null ? begun.frame() : dialect.reportsUnknownWork() && certain ? effective(outbound) : null;
        if (frame == null || !reports || configuration.isPayi(uri)) {
            return CallDecision.UNKNOWN;
        }
        GenAiCall call = new GenAiCall(dialect, uri, headers, frame, begun != null ? begun.context() : frame.values(),
                true, null, id);
        return new CallDecision(Outcome.REPORT, call, withoutHeadersOfPayi(outbound, false), false, LimitGuard.Verdict.ALLOWED,
                null, List.of());
    }

    /** Null for a call that is not accounted for. */
    private Frame effective(OutboundCall outbound) {
        Frame current = outbound.frame();
        return current != null ? current : globalFrame.get();
    }

    private GenAiCall recognized(OutboundCall outbound, CallTarget target, Frame frame, List<CallWarning> warnings) {
        URI uri = outbound.uri();
        Map<String, String> headers = ShortMap.ofHeaders(outbound.headers());
        ContextValues context = new HeaderContext(headers, header -> warnings.add(ignored(header, target.host())))
                .over(frame.values());
        boolean certain = target.isPayi() || target.isProvider() || target.dialect().isCertain(uri, headers::get);
        Attempt attempt = attempts.of(outbound, headers);
        return new GenAiCall(target.dialect(), uri, headers, frame, attempts.in(tracing.traced(context), attempt), certain,
                attempt, null);
    }

    private static CallWarning ignored(HeaderContext.Ignored header, String host) {
        return new CallWarning("ignored " + header.name(),
                () -> PayiLogger.LOG.headerIgnored(header.name(), host, header.allowed()));
    }

    /** Null if the call goes to its provider. */
    private ProxyRoute routeOf(OutboundCall outbound, GenAiCall call, List<CallWarning> warnings) {
        Boolean ofContext = call.context().proxy();
        if (!(ofContext == null ? configuration.proxy() : ofContext)) {
            return null;
        }
        String host = CallUri.host(call.uri());
        String path = call.uri().getPath();
        if (configuration.apiKey() == null) {
            warnings.add(new CallWarning("proxyWithoutKey", () -> PayiLogger.LOG.proxyWithoutKey(host)));
            return null;
        }
        String route = call.dialect().proxyRoute(call.uri());
        if (route == null) {
            warnings.add(new CallWarning("noRoute " + host, () -> PayiLogger.LOG.noProxyRoute(host, path)));
        } else if (!ProxyPath.isRoute(route)) {
            warnings.add(new CallWarning("badRoute", () -> PayiLogger.LOG.proxyRouteUnusable(host, route)));
        } else if (!ProxyPath.staysBehind(route, call.uri())) {
            warnings.add(new CallWarning("badPath " + host, () -> PayiLogger.LOG.pathNotProxied(host, path)));
        } else if (!call.certain()) {
            warnings.add(new CallWarning("notProxied " + host, () -> PayiLogger.LOG.notProxied(host, path)));
        } else if (!outbound.isRoutable()) {
            warnings.add(new CallWarning("notRoutable " + host, () -> PayiLogger.LOG.notRoutable(host)));
        } else {
            return ProxyRoute.of(call.uri(), route, call.dialect().defaultHost(call.uri()), configuration.baseUrl());
        }
        return null;
    }

    /**
     * For a call about which nothing could be decided: it goes where it was addressed to, and is not accounted for.
     */
    CallDecision undecided(OutboundCall outbound) {
        return CallDecision.ignore(null, withoutHeadersOfPayi(outbound, configuration.isPayi(outbound.uri())), List.of());
    }

    /** A provider has no use for them, and must not see a key of Pay-i. */
    private RequestChange withoutHeadersOfPayi(OutboundCall outbound, boolean isPayi) {
        return isPayi
                ? RequestChange.NONE
                : RequestChange.removing(those(outbound.headerNames(), HeaderContext::isPayiHeader));
    }

    /** Outside of every context a call is left as it is, but Pay-i's key goes to no one else. */
    private RequestChange withoutRouting(OutboundCall outbound, boolean isPayi) {
        return isPayi
                ? RequestChange.NONE
                : RequestChange.removing(those(outbound.headerNames(), ProxyHeaders::isRouting));
    }

    /** Most requests have none of them. */
    private static List<String> those(Collection<String> names, Predicate<String> wanted) {
        List<String> found = List.of();
        for (String name : names) {
            if (wanted.test(name)) {
                found = found.isEmpty() ? new ArrayList<>() : found;
                found.add(name);
            }
        }
        return found;
    }

    /**
     * Not where the caller has counted the bytes of the request already, and not where the answer may be packed in a way
     * that the additional event cannot be taken out of.
     */
    private static boolean mayAskForUsage(GenAiCall call) {
        return !hasFixedLength(call) && isUnpackable(call.headers().get("Accept-Encoding"));
    }

    private static boolean hasFixedLength(GenAiCall call) {
        return call.headers().containsKey("Content-Length");
    }

    private static boolean isUnpackable(String accepted) {
        if (accepted != null) {
            for (String packing : PACKED) {
                if (accepted.contains(packing)) {
                    return false;
                }
            }
        }
        return true;
    }
}
