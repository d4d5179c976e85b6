package com.payi.cdi.internal.core.context;

import java.util.regex.Pattern;

import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/** Pay-i's rule for the names of use cases. */
public final class UseCaseName {
    private static final int MAX_LENGTH = 64;
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9._-]{1," + MAX_LENGTH + "}");

    private UseCaseName() {}

    public static boolean isValid(String name) {
        return VALID.matcher(name).matches();
    }

    /** The nearest name that Pay-i accepts; empty only for a blank text. */
    public static String fitted(String text) {
        String fitted = text.strip().replaceAll("[^A-Za-z0-9._-]+", "_");
        return fitted.length() > MAX_LENGTH ? fitted.substring(0, MAX_LENGTH) : fitted;
    }

    /**
     * A valid name for one that is made at run time. The application must not fail because a tenant's name has an
     * umlaut, and Pay-i would refuse every event with that name.
     */
    public static String fittedWithWarning(String name) {
        if (name.isEmpty() || isValid(name)) {
            return name;
        }
        String fitted = fitted(name);
        ThrottledLog.ofProcess().warn("useCaseName", () -> PayiLogger.LOG.useCaseNameFitted(name, fitted));
        return fitted;
    }
}
