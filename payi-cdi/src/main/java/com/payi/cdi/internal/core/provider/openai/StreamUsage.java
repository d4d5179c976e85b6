package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.provider.reading.ProviderHost;
import com.payi.cdi.spi.StreamUsageSupport;

/** Which servers know the option that lets a stream of completions contain its usage. */
final class StreamUsage {
    static final String MISTRAL = "mistral.ai";

    private static final Pattern AZURE_VERSION = Pattern.compile("(?:^|&)api-version=([0-9]{4}-[0-9]{2}-[0-9]{2})");
    private static final String AZURE_WITH_STREAM_OPTIONS = "2024-09-01";

    private StreamUsage() {}

    /** Not with those that refuse unknown options: Mistral, which sends usage anyway, and old versions on Azure. */
    static StreamUsageSupport support(URI uri) {
        if (ProviderHost.isIn(uri, MISTRAL) || isOldAzure(uri)) {
            return StreamUsageSupport.NONE;
        }
        return ProviderHost.takesStreamOptions(uri) ? StreamUsageSupport.SUPPORTED : StreamUsageSupport.UNCERTAIN;
    }

    private static boolean isOldAzure(URI uri) {
        Matcher version = AZURE_VERSION.matcher(uri.getQuery() == null ? "" : uri.getQuery());
        return version.find() && version.group(1).compareTo(AZURE_WITH_STREAM_OPTIONS) < 0;
    }
}
