package com.payi.cdi.internal.core.spend;

import java.util.Locale;

import com.payi.cdi.internal.core.config.PriceMappings;
import com.payi.cdi.internal.core.delivery.EventSubject;

/** What to add to the configuration so that Pay-i has a price for a resource. */
public final class PriceHint {
    private static final int LONGEST_NAME = 40;

    private PriceHint() {}

    /** The lines of configuration that map a resource, which a call has named, to one that Pay-i knows. */
    public static String of(EventSubject subject) {
        String mapping = "payi.model-mappings." + name(subject.resource());
        return mapping + ".model=" + subject.resource() + " and " + mapping + ".price-as-category=" + subject.category()
                + " and "
                + mapping + ".price-as-resource=<a model that Pay-i has a price for>";
    }

    /** As {@link #of(EventSubject)}; a mapping that is wrong already is to be corrected. */
    static String of(EventSubject subject, PriceMappings mappings) {
        boolean mapped = mappings.models().stream().anyMatch(mapping -> subject.resource().equals(mapping.resource()));
        return mapped
                ? "Correct the line payi.model-mappings.*.price-as-resource=" + subject.resource()
                        + ": it names no model that Pay-i has a full price for"
                : "Add " + of(subject);
    }

    /** A name for the mapping that needs no quotes. */
    private static String name(String resource) {
        String name = resource.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return name.isEmpty() ? "model" : name.substring(0, Math.min(LONGEST_NAME, name.length())).replaceAll("-$", "");
    }
}
