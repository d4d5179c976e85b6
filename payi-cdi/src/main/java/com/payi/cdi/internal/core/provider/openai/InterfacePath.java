package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.provider.reading.ProviderHost;

/**
 * The last words of an interface's path. They are common words: on a host that is not known they have to follow a
 * version, or what Azure and Databricks write before them.
 */
final class InterfacePath {
    private static final String PREFIX = "(?:/v\\d+(?:beta\\d*)?|/openai|/openai/deployments/[^/]+|/serving-endpoints)";

    private final Pattern anywhere;
    private final Pattern onKnownHosts;

    /** @param words a regular expression, without a slash at its beginning */
    InterfacePath(String words) {
        this.anywhere = Pattern.compile(PREFIX + "/(?:" + words + ")$");
        this.onKnownHosts = Pattern.compile("/(?:" + words + ")$");
    }

    boolean matches(URI uri) {
        String path = ProviderHost.path(uri);
        return onKnownHosts.matcher(path).find() && (ProviderHost.isKnown(uri) || anywhere.matcher(path).find());
    }
}
