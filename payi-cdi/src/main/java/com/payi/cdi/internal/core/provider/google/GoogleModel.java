package com.payi.cdi.internal.core.provider.google;

import java.net.URI;
import java.util.regex.Pattern;

import com.payi.cdi.PayiUrls;
import com.payi.cdi.internal.core.provider.reading.ProviderHost;

/** How Pay-i and Google name models. */
final class GoogleModel {
    private static final Pattern PROXIED = Pattern.compile("/projects/[^/]+/locations/[^/]+/publishers/[^/]+/models/");
    private static final String PREFIX = "models/";

    private GoogleModel() {}

    /** Pay-i's name of a model; null if there is none. */
    static String resource(String publisher, String model) {
        if (model == null || model.isBlank()) {
            return null;
        }
        return publisher + '.' + (model.startsWith(PREFIX) ? model.substring(PREFIX.length()) : model);
    }

    /** Pay-i's proxy takes the models of publishers on Vertex AI only. */
    static String proxyRoute(URI uri) {
        return PROXIED.matcher(ProviderHost.path(uri)).find() ? PayiUrls.VERTEX_PATH : null;
    }
}
