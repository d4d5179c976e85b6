package com.payi.cdi.internal.core.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The variables that Kubernetes sets in each container for a service whose name begins with {@code payi}. They configure
 * nothing: a service {@code payi-relay} gives {@code PAYI_RELAY_SERVICE_HOST}, {@code PAYI_RELAY_PORT},
 * {@code PAYI_RELAY_PORT_80_TCP} and more.
 */
final class ServiceLinks {
    private static final Pattern LINK = Pattern.compile("(PAYI(?:_[A-Z0-9]+)*?)_(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?"
            + "|PORT(?:_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)?)");
    /** Kubernetes sets at least seven for a service; fewer of that form may be an application's own. */
    private static final int LEAST = 3;

    private final Map<String, Integer> countByService = new HashMap<>();

    ServiceLinks(Iterable<String> variables) {
        for (String variable : variables) {
            Matcher link = LINK.matcher(variable);
            if (link.matches()) {
                countByService.merge(link.group(1), 1, Integer::sum);
            }
        }
    }

    boolean contains(String variable) {
        Matcher link = LINK.matcher(variable);
        return link.matches() && countByService.get(link.group(1)) >= LEAST;
    }
}
