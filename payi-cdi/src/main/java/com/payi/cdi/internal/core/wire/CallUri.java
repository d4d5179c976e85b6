package com.payi.cdi.internal.core.wire;

import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a call's URI, also where java.net.URI does not see a host, as in names with an underscore. */
public final class CallUri {
    private static final Pattern PORT = Pattern.compile(":([0-9]{1,5})$");
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+");

    private CallUri() {}

    /** In lower case, without user and port; empty if there is none. */
    public static String host(URI uri) {
        if (uri.getHost() != null) {
            return uri.getHost().toLowerCase(Locale.ROOT);
        }
        return withoutUser(uri).replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }

    /** Literal addresses only, apart from localhost: a lookup could hang, and its answer could change. */
    public static boolean isLoopback(URI uri) {
        String host = host(uri);
        if (host.equals("localhost")) {
            return true;
        }
        boolean literal = host.startsWith("[") || LITERAL.matcher(host).matches();
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Scheme, host and port, and no other part of a URI. */
    public static String base(URI uri) {
        return uri.getScheme() + "://" + withoutUser(uri);
    }

    /** The port, also where it is the scheme's own. */
    public static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        String authority = uri.getHost() != null ? "" : withoutUser(uri);
        Matcher port = PORT.matcher(authority);
        if (port.find()) {
            return Integer.parseInt(port.group(1));
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    /** A name as one segment of a path, which takes no "+" for a space. */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String withoutUser(URI uri) {
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        return authority.substring(authority.lastIndexOf('@') + 1);
    }
}
