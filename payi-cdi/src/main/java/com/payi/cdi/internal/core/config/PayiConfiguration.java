package com.payi.cdi.internal.core.config;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.wire.CallUri;

/**
 * The configuration of one application, read once and checked.
 *
 * @param key the application's at Pay-i
 * @param providerHosts in lower case
 * @param global the configured values for every call, as supplied, not merged
 * @param attempts which events tell their operation and attempt
 * @param methods what methods of AI services and tools give
 * @param globalContext whether calls outside of every context are accounted for
 */
public record PayiConfiguration(boolean enabled, ApiKey key, URI baseUrl, boolean proxy, boolean proxyLoggingDisable,
        Set<String> providerHosts, PriceMappings prices, boolean globalContext, ContextValues global,
        boolean userIdFromPrincipal, AddressRanges propagationInbound, HostNames propagationOutbound,
        boolean logPromptAndResponse,
        boolean instrumentInlineData, StreamUsageRules streamUsage, int captureMaxBytes, Duration backgroundTtl,
        DeliveryConfiguration delivery,
        LimitsConfiguration limits, MetricsConfiguration metrics, TracingConfiguration tracing, AttemptProperties attempts,
        SetupConfiguration setup, MethodValues methods) {
    public static final URI DEFAULT_BASE_URL = URI.create(ConfigKey.BASE_URL.defaultValue());

    /** The key as it is now; null where none is set. */
    public String apiKey() {
        return key.value();
    }

    /** Whether the library itself can deliver events. */
    public boolean isDeliverable() {
        return apiKey() != null || delivery.offlineFile() != null || delivery.publishes();
    }

    /** Whether a call is addressed to Pay-i. */
    public boolean isPayi(URI uri) {
        return CallUri.port(baseUrl) == CallUri.port(uri) && CallUri.host(baseUrl).equals(CallUri.host(uri))
                && baseUrl.getScheme().equalsIgnoreCase(uri.getScheme());
    }

    /** Whether {@code payi.provider-hosts} names the host of a call. */
    public boolean isProvider(URI uri) {
        return providerHosts.contains(CallUri.host(uri));
    }

    /** Does not contain the key. */
    @Override
    public String toString() {
        return "PayiConfiguration[enabled=" + enabled + ", baseUrl=" + baseUrl + ", proxy=" + proxy + ", apiKey="
                + key + "]";
    }
}
