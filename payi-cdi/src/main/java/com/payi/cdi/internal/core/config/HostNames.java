package com.payi.cdi.internal.core.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of hosts: exact ones, and {@code *.suffix} for all that end in a suffix. */
public final class HostNames {
    public static final HostNames NONE = new HostNames(List.of());

    private static final Pattern NAME = Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9._-]*[a-z0-9])?|\\[[0-9a-f:.]+]");

    private final Set<String> exact = new HashSet<>();
    private final Set<String> suffixes = new HashSet<>();

    HostNames(List<String> names) {
        for (String name : names) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith("*.")) {
                suffixes.add(lower.substring(1));
            } else {
                exact.add(lower);
            }
        }
    }

    /** The bare host of what may be written as a host, with a port, or as a URL. */
    static String host(String text) {
        String host = text.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://", "").replaceFirst("[/?#].*$", "");
        return host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
    }

    static boolean isName(String text) {
        return NAME.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    public boolean isEmpty() {
        return exact.isEmpty() && suffixes.isEmpty();
    }

    /** @param host in lower case */
    public boolean contains(String host) {
        return exact.contains(host) || suffixes.stream().anyMatch(host::endsWith);
    }
}
