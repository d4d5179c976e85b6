package com.payi.it.interception;

import java.util.EnumSet;
import java.util.Set;

/** The cases in which the annotation must hold in every container, even where the table has something else. */
public final class InterceptionMinimum {
    private static final Set<InterceptionCase> PROMISED = EnumSet.of(InterceptionCase.METHOD, InterceptionCase.PROTECTED,
            InterceptionCase.PACKAGE_PRIVATE, InterceptionCase.CLASS, InterceptionCase.BOTH, InterceptionCase.DEPENDENT,
            InterceptionCase.INHERITED_CLASS, InterceptionCase.INHERITED_CLASS_METHOD, InterceptionCase.INHERITED_METHOD,
            InterceptionCase.OVERRIDDEN_WITH, InterceptionCase.STEREOTYPE, InterceptionCase.STEREOTYPE_AND_METHOD,
            InterceptionCase.STEREOTYPE_OF_STEREOTYPE, InterceptionCase.BINDING, InterceptionCase.GENERIC,
            InterceptionCase.PRODUCER, InterceptionCase.OBSERVER, InterceptionCase.DECORATED, InterceptionCase.DECORATOR,
            InterceptionCase.RETRY, InterceptionCase.FALLBACK, InterceptionCase.TRANSACTIONAL,
            InterceptionCase.CLIENT_METHOD, InterceptionCase.CLIENT_CONFIGURED, InterceptionCase.CLIENT_ARGUMENT,
            InterceptionCase.CLIENT_DEFAULT_METHOD, InterceptionCase.CLIENT_INTERFACE);

    private InterceptionMinimum() {}

    /** Fails where a promised case was not measured as "yes". */
    public static void check(InterceptionCase each, String measured) {
        if (PROMISED.contains(each) && !measured.equals("yes")) {
            throw new AssertionError(
                    "The library promises \"yes\" for @Track " + each.description() + ". Measured: " + measured);
        }
    }
}
