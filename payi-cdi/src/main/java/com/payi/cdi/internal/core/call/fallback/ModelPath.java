package com.payi.cdi.internal.core.call.fallback;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.payi.cdi.internal.core.wire.CallUri;

/** An address whose path names the model, or the deployment of one. */
public final class ModelPath {
    private static final Pattern MODEL = Pattern.compile("(?:/models/|/deployments/)([^/:]+)");

    private final String uri;
    private final int start;
    private final int end;

    private ModelPath(String uri, int start, int end) {
        this.uri = uri;
        this.start = start;
        this.end = end;
    }

    /** Null if the path names none. */
    public static ModelPath of(URI uri) {
        String text = uri.toString();
        int query = text.indexOf('?');
        Matcher model = MODEL.matcher(query < 0 ? text : text.substring(0, query));
        return model.find() ? new ModelPath(text, model.start(1), model.end(1)) : null;
    }

    public String model() {
        return URLDecoder.decode(uri.substring(start, end).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address of another model. */
    public URI with(String model) {
        return URI.create(uri.substring(0, start) + CallUri.segment(model) + uri.substring(end));
    }
}
