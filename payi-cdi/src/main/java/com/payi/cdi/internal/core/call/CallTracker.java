package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.call.proxy.HeaderContext;
import com.payi.cdi.internal.core.call.proxy.ProxyHeaders;
import com.payi.cdi.internal.core.call.proxy.ProxyRoute;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.limits.LimitGuard;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.spi.ProviderDialect;

/** Decides what happens to an outbound call: nothing, a proxied call, or a call that is reported once its answer was read. */
public final class CallTracker {
    /** What a proxied call keeps of the caller's own headers of Pay-i; the others are written anew from the context. */
    private static final Set<String> KEPT = Set.of(lower(PayiHeaders.API_KEY), lower(PayiHeaders.PROVIDER_BASE_URI));
    private static final String FORWARDED = lower(PayiHeaders.PREFIX + "Forward-");

    private final PayiConfiguration configuration;
    private final Dialects dialects;
    private final Supplier<Frame> outside;
    private final LimitGuard guard;
    private final OpenExchanges open;
    private final ExchangeListener end;
    private final boolean reports;
    private final Runnable watch;
    private final ThrottledLog quiet = new ThrottledLog();

    /**
     * @param outside gives the frame of calls outside of every context, null if such calls are left alone
     * @param reports whether events go anywhere
     * @param watch begins to look after open exchanges, if that has not happened yet
     */
    public CallTracker(PayiConfiguration configuration, Dialects dialects, Supplier<Frame> outside, LimitGuard guard,
            OpenExchanges open, ExchangeListener end, boolean reports, Runnable watch) {
        this.configuration = configuration;
        this.dialects = dialects;
        this.outside = outside;
        this.guard = guard;
        this.open = open;
        this.end = end;
        this.reports = reports;
        this.watch = watch;
    }

    /**
     * Prepares a call that is about to be sent.
     *
     * @return null if the call is none of our business
     * @throws com.payi.cdi.LimitBlockedException if the call must not be made
     */
    public ExchangeHandle begin(OutboundCall outbound) {
        URI uri = outbound.uri();
        ProviderDialect dialect = dialects.of(outbound.method(), uri);
        if (dialect == null || CallUri.host(uri).isEmpty()) {
            return null;
        }
        Frame current = outbound.frame();
        Frame frame = current != null ? current : outside.get();
        if (frame == null) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(outbound.headers());
        ContextValues context = new HeaderContext(headers, name -> ignored(name, CallUri.host(uri))).over(frame.values());
        boolean certain = configuration.isPayi(uri) || configuration.isProvider(uri)
                || dialect.isCertain(uri, headers::get);
        boolean accounted = reports || configuration.isPayi(uri);
        if (certain && accounted) {
            guard.check(context.limitIds());
        }
        boolean proxied = configuration.isPayi(uri) || isToBeProxied(context, uri, certain, dialect);
        if (proxied) {
            proxy(outbound, headers, context, dialect);
        } else {
            removeAll(outbound, headers);
        }
        if (!accounted) {
            return null;
        }
        boolean logs = configuration.logPromptAndResponse() && !Boolean.FALSE.equals(context.logPromptAndResponse());
        Exchange exchange = new Exchange(
                new Exchange.Call(frame, context, dialect, uri, proxied, certain, outbound.isBlocking(),
                        asksForUsage(dialect, uri, proxied, headers),
                        dialect.reader(headers::get),
                        KeptHeaders.ofRequest(headers::get)),
                logs ? configuration.captureMaxBytes() : -1, end);
        watch.run();
        return open.begin(exchange);
    }

    /** Not where the caller has counted the bytes of the request already. */
    private boolean asksForUsage(ProviderDialect dialect, URI uri, boolean proxied, Map<String, String> headers) {
        return configuration.streamUsage() && !proxied && dialect.supportsStreamUsageOption(uri)
                && !headers.containsKey("Content-Length");
    }

    private boolean isToBeProxied(ContextValues context, URI uri, boolean certain, ProviderDialect dialect) {
        boolean wanted = context.proxy() == null ? configuration.proxy() : context.proxy();
        if (!wanted) {
            return false;
        }
        if (configuration.apiKey() == null) {
            quiet.warn("proxyWithoutKey", () -> PayiLogger.LOG.proxyWithoutKey(CallUri.host(uri)));
            return false;
        }
        if (dialect.proxyRoute(uri) == null) {
            quiet.warn("noRoute " + CallUri.host(uri), () -> PayiLogger.LOG.noProxyRoute(CallUri.host(uri), uri.getPath()));
            return false;
        }
        if (!certain) {
            quiet.warn("notProxied " + CallUri.host(uri), () -> PayiLogger.LOG.notProxied(CallUri.host(uri), uri.getPath()));
        }
        return certain;
    }

    private void proxy(OutboundCall outbound, Map<String, String> callersHeaders, ContextValues context,
            ProviderDialect dialect) {
        URI uri = outbound.uri();
        Map<String, String> headers = ProxyHeaders.of(context,
                name -> quiet.warn("leftOut " + name, () -> PayiLogger.LOG.headerLeftOut(name)));
        if (configuration.proxyLoggingDisable() && context.logPromptAndResponse() == null) {
            headers.put(PayiHeaders.LOGGING_DISABLE, "True");
        }
        boolean nothingToSay = headers.isEmpty();
        callersHeaders.forEach((name, value) -> {
            // As with Pay-i's own SDK, headers that block are left alone where nothing is sent beside them.
            if (HeaderContext.isPayiHeader(name) && !isKept(name) && !(nothingToSay && value.isEmpty())) {
                outbound.removeHeader(name);
            }
        });
        headers.forEach(outbound::setHeader);
        if (configuration.isPayi(uri)) {
            if (!callersHeaders.containsKey(PayiHeaders.API_KEY) && configuration.apiKey() != null) {
                outbound.setHeader(PayiHeaders.API_KEY, configuration.apiKey());
            }
            return;
        }
        ProxyRoute route = ProxyRoute.of(uri, dialect, configuration.baseUrl());
        outbound.removeHeader(PayiHeaders.PROVIDER_BASE_URI);
        outbound.setHeader(PayiHeaders.API_KEY, configuration.apiKey());
        if (route.provider() != null) {
            outbound.setHeader(PayiHeaders.PROVIDER_BASE_URI, route.provider());
        }
        outbound.uri(route.uri());
    }

    private void ignored(HeaderContext.Ignored header, String host) {
        quiet.warn("ignored " + header.name(),
                () -> PayiLogger.LOG.headerIgnored(header.name(), host, header.allowed()));
    }

    /** The provider has no use for them, and a key is none of its business. */
    private static void removeAll(OutboundCall outbound, Map<String, String> headers) {
        headers.keySet().stream().filter(HeaderContext::isPayiHeader).forEach(outbound::removeHeader);
    }

    private static boolean isKept(String name) {
        return KEPT.contains(lower(name)) || lower(name).startsWith(FORWARDED);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
