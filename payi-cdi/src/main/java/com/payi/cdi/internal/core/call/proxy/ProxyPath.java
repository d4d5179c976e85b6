package com.payi.cdi.internal.core.call.proxy;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

import com.payi.cdi.PayiUrls;

/**
 * Which paths a call may take to Pay-i. A path with dots or encoded slashes may mean one thing here and another to
 * Pay-i: behind a route, it could leave the route. Nothing is resolved, because the provider may mean such a path
 * literally.
 */
public final class ProxyPath {
    private static final Pattern ROUTE = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+");
    /** A path that is still encoded after that many times is not meant to be read. */
    private static final int MOST_ENCODINGS = 4;
    private static final String MODEL = "model";

    private ProxyPath() {}

    /** Whether a dialect's route is a path: without a slash at its beginning, it would change the host. */
    public static boolean isRoute(String route) {
        return ROUTE.matcher(route).matches();
    }

    /**
     * Whether a call's path is the same wherever it is read. The id of a model at Bedrock is one segment and can be an
     * ARN, which has encoded slashes.
     */
    public static boolean staysBehind(String route, URI call) {
        String[] segments = call.getRawPath().split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean isModel = i > 0 && segments[i - 1].equals(MODEL) && route.equals(PayiUrls.BEDROCK_PATH);
            if (!isPlain(segments[i], isModel)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(String segment, boolean maySplit) {
        String decoded = segment;
        for (int i = 0; decoded.indexOf('%') >= 0; i++) {
            decoded = i < MOST_ENCODINGS ? decoded(decoded) : null;
            if (decoded == null) {
                return false;
            }
        }
        boolean splits = decoded.indexOf('/') >= 0 || decoded.indexOf('\\') >= 0;
        // What follows a semicolon counts as a parameter of the segment with some servers.
        return (!splits || maySplit && decoded.indexOf('\\') < 0)
                && Arrays.stream(decoded.split("/", -1)).map(part -> part.replaceFirst(";.*", ""))
                        .noneMatch(part -> part.equals(".") || part.equals(".."));
    }

    /** Null if a percent sign is left that encodes nothing. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
