package com.payi.cdi.internal.core.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.payi.cdi.internal.core.log.PayiLogger;

/** Reads the hosts between which contexts are propagated; a text that is no host is added to the problems. */
final class PropagationKeys {
    private PropagationKeys() {}

    static AddressRanges inbound(ConfigLookup lookup, List<String> problems) {
        List<String> usable = new ArrayList<>();
        for (String text : list(lookup, ConfigKey.PROPAGATION_INBOUND)) {
            try {
                new AddressRanges(List.of(text));
                usable.add(text);
            } catch (IllegalArgumentException e) {
                problems.add(PayiLogger.LOG.configurationValue(ConfigKey.PROPAGATION_INBOUND.key(), text,
                        "an address such as 10.1.2.3, a range such as 10.0.0.0/8, localhost, or * for any sender"));
            }
        }
        return new AddressRanges(usable);
    }

    static HostNames outbound(ConfigLookup lookup, List<String> problems) {
        List<String> names = list(lookup, ConfigKey.PROPAGATION_OUTBOUND);
        for (String name : names) {
            if (!HostNames.isName(name)) {
                problems.add(PayiLogger.LOG.configurationValue(ConfigKey.PROPAGATION_OUTBOUND.key(), name,
                        "the name of a host, such as orders.internal or *.internal, without scheme, port and path"));
            }
        }
        return new HostNames(names);
    }

    private static List<String> list(ConfigLookup lookup, ConfigKey key) {
        String text = lookup.value(key.key());
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).filter(each -> !each.isEmpty()).toList();
    }
}
