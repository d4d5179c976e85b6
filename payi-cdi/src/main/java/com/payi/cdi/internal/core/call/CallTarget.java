package com.payi.cdi.internal.core.call;

import java.net.URI;

import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.StreamUsageSupport;

/**
 * What holds for every call to one URI.
 *
 * @param dialect null if calls to the URI are no GenAI calls
 * @param host in lower case, empty if there is none
 * @param isPayi whether the call is addressed to Pay-i
 * @param isProvider whether {@code payi.provider-hosts} names the host
 * @param asksForUsage whether a stream is asked for its usage, if nothing in the call prevents it
 */
record CallTarget(ProviderDialect dialect, String host, boolean isPayi, boolean isProvider, boolean asksForUsage) {
    static CallTarget of(URI uri, ProviderDialect dialect, PayiConfiguration configuration) {
        String host = CallUri.host(uri);
        boolean isProvider = configuration.isProvider(uri);
        return new CallTarget(dialect, host, configuration.isPayi(uri), isProvider,
                dialect != null && asksForUsage(dialect, uri, host, isProvider, configuration));
    }

    private static boolean asksForUsage(ProviderDialect dialect, URI uri, String host, boolean isProvider,
            PayiConfiguration configuration) {
        StreamUsageSupport support = dialect.streamUsageSupport(uri);
        if (support == StreamUsageSupport.NONE) {
            return false;
        }
        return switch (configuration.streamUsage().of(host)) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> support == StreamUsageSupport.SUPPORTED || isProvider || CallUri.isLoopback(uri);
        };
    }
}
