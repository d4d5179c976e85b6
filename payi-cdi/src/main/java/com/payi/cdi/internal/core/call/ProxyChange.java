package com.payi.cdi.internal.core.call;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.call.proxy.HeaderContext;
import com.payi.cdi.internal.core.call.proxy.ProxyHeaders;
import com.payi.cdi.internal.core.call.proxy.ProxyRoute;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.log.PayiLogger;

/** Makes a call one that goes through Pay-i: its route, the headers of its context, and the key. */
final class ProxyChange {
    /** What a proxied call keeps of the caller's own headers of Pay-i; the others are written anew from the context. */
    private static final Set<String> KEPT = Set.of(lower(PayiHeaders.API_KEY), lower(PayiHeaders.PROVIDER_BASE_URI));
    private static final String FORWARDED = lower(PayiHeaders.PREFIX + "Forward-");

    private final PayiConfiguration configuration;

    ProxyChange(PayiConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * @param route where the call goes; {@link ProxyRoute#ADDRESSED} if it is addressed to Pay-i already
     * @param warnings gets one for each header that cannot be sent
     */
    RequestChange of(GenAiCall call, ProxyRoute route, List<CallWarning> warnings) {
        Map<String, String> headers = contextHeaders(call, warnings);
        Set<String> removed = rewritten(call, headers.isEmpty());
        if (route == ProxyRoute.ADDRESSED) {
            addressedToPayi(call, headers);
            return new RequestChange(null, removed, headers);
        }
        return new RequestChange(routed(route, headers, removed), removed, headers);
    }

    private Map<String, String> contextHeaders(GenAiCall call, List<CallWarning> warnings) {
        Map<String, String> headers = new LinkedHashMap<>(ProxyHeaders.of(call.context(),
                name -> warnings.add(new CallWarning("leftOut " + name, () -> PayiLogger.LOG.headerLeftOut(name)))));
        if (configuration.proxyLoggingDisable() && call.context().logPromptAndResponse() == null) {
            headers.put(PayiHeaders.LOGGING_DISABLE, "True");
        }
        return headers;
    }

    /**
     * The caller's headers that are written anew.
     *
     * @param alone whether the context gives no header
     */
    private static Set<String> rewritten(GenAiCall call, boolean alone) {
        Set<String> rewritten = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        call.headers().forEach((name, value) -> {
            // As with Pay-i's own SDK, headers that block are left alone where nothing is sent beside them.
            if (HeaderContext.isPayiHeader(name) && !isKept(name) && !(alone && value.isEmpty())) {
                rewritten.add(name);
            }
        });
        return rewritten;
    }

    private void addressedToPayi(GenAiCall call, Map<String, String> headers) {
        if (!call.headers().containsKey(PayiHeaders.API_KEY) && configuration.apiKey() != null) {
            headers.put(PayiHeaders.API_KEY, configuration.apiKey());
        }
    }

    private URI routed(ProxyRoute route, Map<String, String> headers, Set<String> removed) {
        removed.add(PayiHeaders.PROVIDER_BASE_URI);
        headers.put(PayiHeaders.API_KEY, configuration.apiKey());
        if (route.provider() != null) {
            headers.put(PayiHeaders.PROVIDER_BASE_URI, route.provider());
        }
        return route.uri();
    }

    private static boolean isKept(String name) {
        return KEPT.contains(lower(name)) || lower(name).startsWith(FORWARDED);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
