package com.payi.quarkus.deployment.devservices;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that a model may have in a price list: as it was called, and without what does not change its price. Nothing is
 * guessed beyond that: a wrong price is worse than none.
 */
final class ModelNames {
    private static final Pattern ARN = Pattern.compile("^arn:[^/]*/");
    private static final Pattern REGION = Pattern.compile("^(us|eu|apac|global|us-gov|jp|au|ca)\\.(?=[a-z0-9]+\\.)");
    private static final Pattern REVISION = Pattern.compile(":\\d+(:[a-z0-9]+)?$");
    private static final Pattern VERSION = Pattern.compile("-v\\d+$");
    private static final Pattern DATE = Pattern.compile("([-@](20\\d{6}|20\\d\\d-\\d\\d-\\d\\d)|@default|-00\\d|-latest)$");

    private ModelNames() {}

    /** The most exact one first. */
    static Set<String> of(String resource) {
        Set<String> names = new LinkedHashSet<>();
        String name = resource.toLowerCase(Locale.ROOT);
        names.add(name);
        for (Pattern ending : new Pattern[]{ARN, REGION, REVISION, VERSION, DATE}) {
            name = ending.matcher(name).replaceFirst("");
            names.add(name);
        }
        names.remove("");
        return names;
    }
}
